/**
 * Builds an Android package with Maven alone. Each goal is a thin class named {@code …Mojo}; the
 * work is done by plain classes beside it that know nothing of Maven.
 */
package dev.hone.apk;
