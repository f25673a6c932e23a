package dev.hone.app.ui.create;

import dev.hone.base.Card;
import dev.hone.base.Parameter;
import dev.hone.base.Registry;
import dev.hone.base.Values;
import dev.hone.data.table.Task;
import dev.hone.regularizers.Regularization;
import dev.hone.regularizers.Regularizer;
import dev.hone.regularizers.Regularizers;
import dev.hone.spec.Arm;
import dev.hone.spec.Defaults;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Arms that are put into the form by one tap. */
enum Preset {
  /** What is compared when nothing is said. */
  CLASSICS {
    @Override
    List<Arm> arms(Task task, boolean sequences) {
      return Defaults.arms(task == Task.CLASSIFICATION);
    }
  },

  /** Every regularizer that suits, with its usual values. */
  EVERYTHING {
    @Override
    List<Arm> arms(Task task, boolean sequences) {
      List<Arm> arms = new ArrayList<>(List.of(none()));
      for (Registry.Entry<Regularizer> entry : Regularizers.ALL.all()) {
        Card card = entry.card();
        boolean classes = task == Task.CLASSIFICATION || !needs(card, Regularizer.CLASSES);
        if (classes && (sequences || !needs(card, Regularizer.SEQUENCES))) {
          arms.add(arm(Values.usual(card)));
        }
      }
      return arms;
    }
  },

  /** One regularizer at every strength that a search would try. */
  STRENGTH_OF_L2 {
    @Override
    List<Arm> arms(Task task, boolean sequences) {
      Card card = Regularizers.ALL.card(L2);
      Parameter strength = card.parameters().get(0);
      List<Arm> arms = new ArrayList<>(List.of(none()));
      for (double value : strength.grid()) {
        if (value != 0) {
          arms.add(arm(Values.of(card, Map.of(strength.key(), value))));
        }
      }
      return arms;
    }
  };

  private static final String L2 = "l2";

  /**
   * The arms, the baseline first.
   *
   * @param task what is predicted
   * @param sequences whether the network reads sequences step by step
   */
  abstract List<Arm> arms(Task task, boolean sequences);

  private static Arm none() {
    return Arm.parse(Regularization.NOTHING);
  }

  private static Arm arm(Values values) {
    return Arm.parse(Regularization.of(values).toString());
  }

  private static boolean needs(Card card, String need) {
    return card.needs().contains(need);
  }
}
