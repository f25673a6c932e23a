/** Many runs held against each other: it asks for runs, and gives figures without words. */
package dev.hone.compare;
