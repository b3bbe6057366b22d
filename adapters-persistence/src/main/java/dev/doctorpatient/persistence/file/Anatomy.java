package dev.doctorpatient.persistence.file;

/**
 * How an image is built.
 *
 * @param frames how many pictures it has
 * @param pixels of all its pictures together
 * @param isDecodable whether the decoders of this machine know its kind, at a cost that is fine
 * @param recipe how to make the image without what it tells beside what it shows
 * @param end the place behind its last byte
 */
record Anatomy(int width, int height, int frames, long pixels, boolean isDecodable, Recipe recipe, long end) {}
