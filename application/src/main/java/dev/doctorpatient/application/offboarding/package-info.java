/** Leaving: what becomes of those who go, their accounts and what refers to them. */
@NullMarked
package dev.doctorpatient.application.offboarding;

import org.jspecify.annotations.NullMarked;
