package dev.doctorpatient.domain.directory;

import java.time.LocalTime;
import java.time.ZoneId;

/**
 * The hours of every day in which a doctor works, as a clock on the wall of the doctor's place shows them. One that ends before it starts
 * crosses midnight; one that ends when it starts lasts all day.
 */
public record Shift(LocalTime start, LocalTime end, ZoneId zone) {}
