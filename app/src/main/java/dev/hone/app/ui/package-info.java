/** What the screens share. One package below for each screen: fragment, view model, adapters. */
package dev.hone.app.ui;
