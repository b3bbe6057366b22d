package dev.doctorpatient.bootstrap.configuration;

import java.nio.charset.StandardCharsets;

/** The operator's secret, from which every key is derived; it is never printed. */
public record SecretKeyText(String value) {
    /** The bytes that keys are derived from. */
    public byte[] bytes() {
        return value.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "SecretKeyText[…]";
    }
}
