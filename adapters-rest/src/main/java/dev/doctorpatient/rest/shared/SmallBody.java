package dev.doctorpatient.rest.shared;

import jakarta.ws.rs.NameBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Bodies here need little room: who sends more than {@link #LARGEST} bytes gets a 413. */
@NameBinding
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface SmallBody {
    /** In bytes. */
    int LARGEST = 64 << 10;
}
