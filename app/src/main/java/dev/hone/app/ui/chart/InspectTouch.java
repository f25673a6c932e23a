package dev.hone.app.ui.chart;

import android.annotation.SuppressLint;
import android.view.MotionEvent;
import android.view.View;
import android.view.ViewConfiguration;

/**
 * A finger that taps or moves sideways points at data; one that moves up or down scrolls the page.
 */
final class InspectTouch implements View.OnTouchListener {
  /** What is told the place. */
  interface Target {
    /**
     * The finger is, or was, at a place.
     *
     * @param tap whether it came and went without moving
     */
    void at(float x, float y, boolean tap);
  }

  private final Target target;
  private float startX;
  private float startY;
  private boolean dragged;

  InspectTouch(Target target) {
    this.target = target;
  }

  @Override
  @SuppressLint("ClickableViewAccessibility") // TalkBack reads the values from the chart's text
  public boolean onTouch(View view, MotionEvent event) {
    switch (event.getActionMasked()) {
      case MotionEvent.ACTION_DOWN -> {
        startX = event.getX();
        startY = event.getY();
        dragged = false;
        return true;
      }
      case MotionEvent.ACTION_MOVE -> {
        float sideways = Math.abs(event.getX() - startX);
        boolean moved = sideways > ViewConfiguration.get(view.getContext()).getScaledTouchSlop();
        if (moved && sideways > Math.abs(event.getY() - startY)) {
          view.getParent().requestDisallowInterceptTouchEvent(true);
          dragged = true;
          target.at(event.getX(), event.getY(), false);
        }
        return true;
      }
      case MotionEvent.ACTION_UP -> {
        target.at(event.getX(), event.getY(), !dragged);
        return true;
      }
      default -> {
        return false;
      }
    }
  }
}
