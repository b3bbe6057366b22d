package dev.doctorpatient.rest.shared;

import dev.doctorpatient.domain.shared.ProblemCode;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The problems that an operation may answer with, besides those that follow from its shape: every operation with a body may find it
 * invalid, every one with an id may find nothing. The API's document is made from it.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Refuses {
    /** What clients tell the problems apart by. */
    ProblemCode[] value();
}
