package dev.doctorpatient.persistence.file;

import dev.doctorpatient.application.file.port.DocumentFiles.Incoming;
import dev.doctorpatient.application.file.port.Images;
import dev.doctorpatient.domain.file.FileType;
import dev.doctorpatient.domain.shared.ProblemCode;
import dev.doctorpatient.domain.shared.Unavailable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadWarningListener;

/**
 * Takes images apart by itself and has those that the decoders of the JDK know decoded once, small and few at a time. What decoders
 * see is the cleaned image, so that they never unpack what nobody needs.
 */
public final class ImageIoImages implements Images {
    private static final int AT_ONCE = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    /** A row of a picture is held in memory. */
    private static final int LONGEST_SIDE = 65_535;

    private static final int MEGA = 1_000_000;

    /** How many times the pixels of one picture the pictures of an animation may have together. */
    private static final int ANIMATION = 10;

    /** How long the sides are of what is decoded. */
    private static final int SMALL = 256;

    private static final int LOOKED_BEHIND = 1 << 16;

    private final int megapixels;
    private final Semaphore places = new Semaphore(AT_ONCE, true);

    /** Images of at most so many megapixels. */
    public ImageIoImages(int megapixels) {
        this.megapixels = megapixels;
    }

    @Override
    public Finding examine(FileType type, Incoming file) {
        enter();
        try (var channel = file.read()) {
            return examine(type, file, new FileBytes(channel));
        } catch (DamagedFile _) {
            return new Damaged();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } finally {
            places.release();
        }
    }

    private void enter() {
        try {
            if (places.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        throw new Unavailable(ProblemCode.UNAVAILABLE, "Too many images come in at this moment", RETRY_AFTER);
    }

    private Finding examine(FileType type, Incoming file, FileBytes bytes) throws IOException, DamagedFile {
        var anatomy = anatomy(type, bytes);
        if (isOversized(anatomy)) {
            return new Oversized(megapixels);
        }
        if (isAnotherFileToo(bytes, anatomy.end())) {
            return new Ambiguous();
        }
        if (anatomy.isDecodable()) {
            decode(type, anatomy, bytes);
        }
        var recipe = anatomy.recipe();
        return recipe.changesNothing()
                ? new Plain()
                : new Burdened(() -> {
                    try {
                        return CleanedImage.stream(recipe, file.read());
                    } catch (IOException failure) {
                        throw new UncheckedIOException(failure);
                    }
                });
    }

    private static Anatomy anatomy(FileType type, FileBytes bytes) throws IOException, DamagedFile {
        return switch (type) {
            case PNG -> PngImage.anatomy(bytes);
            case JPEG -> JpegImage.anatomy(bytes);
            case GIF -> GifImage.anatomy(bytes);
            case WEBP -> WebpImage.anatomy(bytes);
            case PDF, DICOM, TEXT, CSV, MP3, M4A, OGG, WAV, WEBM, WORD, EXCEL ->
                throw new IllegalArgumentException("not an image");
        };
    }

    private boolean isOversized(Anatomy anatomy) {
        var most = (long) megapixels * MEGA;
        return (long) anatomy.width() * anatomy.height() > most
                || Math.max(anatomy.width(), anatomy.height()) > LONGEST_SIDE
                || anatomy.pixels() > most * (anatomy.frames() > 1 ? ANIMATION : 1);
    }

    /** Whether what stands behind an image is a file of its own that somebody might open or run. */
    private static boolean isAnotherFileToo(FileBytes bytes, long end) throws IOException, DamagedFile {
        var behind = bytes.bytes(end, (int) Math.min(LOOKED_BEHIND, bytes.size() - end));
        return ForeignFiles.follow(behind);
    }

    private static void decode(FileType type, Anatomy anatomy, FileBytes bytes) throws DamagedFile {
        var reader = ImageIO.getImageReadersByMIMEType(type.mediaType()).next();
        try (var image = new CleanedImage(anatomy.recipe(), bytes)) {
            var isCut = new boolean[1];
            reader.addIIOReadWarningListener(
                    (IIOReadWarningListener) (_, warning) -> isCut[0] |= warning.contains("remature end"));
            reader.setInput(image, false, true);
            for (var frame = 0; frame < anatomy.frames(); frame++) {
                decode(reader, type, frame, Math.max(anatomy.width(), anatomy.height()));
            }
            if (isCut[0]) {
                throw new DamagedFile("has too little data");
            }
        } catch (IOException | RuntimeException _) { // decoders throw whatever happens to them
            throw new DamagedFile("cannot be decoded");
        } finally {
            reader.dispose();
        }
    }

    private static void decode(ImageReader reader, FileType type, int frame, int longestSide) throws IOException {
        var everyNth = Math.ceilDiv(longestSide, SMALL);
        var small = reader.getDefaultReadParam();
        small.setSourceSubsampling(everyNth, everyNth, 0, 0);
        var unused = type == FileType.JPEG // which may have colours that no screen knows
                ? reader.readRaster(frame, small)
                : reader.read(frame, small).getRaster();
    }
}
