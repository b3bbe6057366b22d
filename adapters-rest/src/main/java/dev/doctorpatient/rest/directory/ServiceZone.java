package dev.doctorpatient.rest.directory;

import java.time.ZoneId;

/** The time zone of doctors who name none. */
public record ServiceZone(ZoneId zone) {}
