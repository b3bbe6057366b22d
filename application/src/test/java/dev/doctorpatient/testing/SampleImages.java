package dev.doctorpatient.testing;

import dev.doctorpatient.domain.file.FileType;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;

/** Images as cameras and programs make them, with and without what tells more than it shows. */
public final class SampleImages {
    /** What nobody but the sender should know, and what is in every image that tells more than it shows. */
    public static final String SECRET = "47.3769N 8.5417E";

    /** An image and what it is. */
    public static final class Sample {
        private final FileType type;
        private final byte[] bytes;

        private Sample(FileType type, byte[] bytes) {
            this.type = type;
            this.bytes = bytes;
        }

        /** What it is. */
        public FileType type() {
            return type;
        }

        /** All of it. */
        public byte[] bytes() {
            return bytes.clone();
        }

        @Override
        public String toString() {
            return type + " of " + bytes.length + " bytes";
        }
    }

    private SampleImages() {}

    /** All of them but the bombs. */
    public static Map<String, Sample> all() {
        var all = new LinkedHashMap<>(plain());
        all.putAll(burdened());
        return all;
    }

    /** Images that only show something. */
    public static Map<String, Sample> plain() {
        var images = new LinkedHashMap<String, Sample>();
        images.put("a baseline JPEG", jpeg(written("jpeg", BufferedImage.TYPE_INT_RGB, ImageWriteParam.MODE_DISABLED)));
        images.put("a grey JPEG", jpeg(written("jpeg", BufferedImage.TYPE_BYTE_GRAY, ImageWriteParam.MODE_DISABLED)));
        images.put(
                "a progressive JPEG", jpeg(written("jpeg", BufferedImage.TYPE_INT_RGB, ImageWriteParam.MODE_DEFAULT)));
        images.put(
                "a JPEG with a profile",
                jpeg(after(2, baseline(), segment(0xe2, "ICC_PROFILE\0\1\1" + "p".repeat(200)))));
        images.put("a PNG", png(written("png", BufferedImage.TYPE_INT_RGB, ImageWriteParam.MODE_DISABLED)));
        images.put(
                "a PNG one can see through",
                png(written("png", BufferedImage.TYPE_INT_ARGB, ImageWriteParam.MODE_DISABLED)));
        images.put(
                "a PNG with a palette",
                png(written("png", BufferedImage.TYPE_BYTE_INDEXED, ImageWriteParam.MODE_DISABLED)));
        images.put(
                "a PNG in 16 bits", png(written("png", BufferedImage.TYPE_USHORT_GRAY, ImageWriteParam.MODE_DISABLED)));
        images.put(
                "a black and white PNG",
                png(written("png", BufferedImage.TYPE_BYTE_BINARY, ImageWriteParam.MODE_DISABLED)));
        images.put("an interlaced PNG", png(written("png", BufferedImage.TYPE_INT_RGB, ImageWriteParam.MODE_DEFAULT)));
        images.put("a PNG with a resolution", png(after(33, plainPng(), chunk("pHYs", "\0\0\13\23\0\0\13\23\1"))));
        images.put("a GIF", gif(plainGif()));
        images.put("an animated GIF", gif(animated()));
        images.put("a lossy WebP", webp(riff(lossy())));
        images.put("a lossless WebP", webp(riff(lossless())));
        images.put("an extended WebP", webp(riff(extended(0x10), riffChunk("ALPH", "\0\u00ff"), lossy())));
        images.put(
                "an animated WebP",
                webp(riff(extended(2), riffChunk("ANIM", "\0\0\0\0\0\0"), riffChunk("ANMF", frame(lossy())))));
        return images;
    }

    /** Images that tell more than they show. */
    public static Map<String, Sample> burdened() {
        var images = new LinkedHashMap<String, Sample>();
        images.put("a JPEG of a phone", jpeg(after(2, baseline(), segment(0xe1, exif(true)))));
        images.put("a JPEG of a camera", jpeg(after(2, baseline(), segment(0xe1, exif(false)))));
        images.put(
                "a JPEG of a photo editor",
                jpeg(after(
                        2,
                        baseline(),
                        segment(0xe1, "http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>" + SECRET + "</x:xmpmeta>"),
                        segment(0xed, "Photoshop 3.0\0" + SECRET),
                        segment(0xee, "Adobe\0\144\0\0\0\0\1" + SECRET))));
        images.put("a JPEG with filling bytes", jpeg(after(2, baseline(), bytes("\u00ff\u00ff\u00ff"))));
        images.put("a JPEG with a comment", jpeg(after(2, baseline(), segment(0xfe, SECRET))));
        images.put(
                "a JPEG with a thumbnail",
                jpeg(joined(
                        bytes("\u00ff\u00d8"),
                        segment(0xe0, "JFIF\0\1\2\1\0\110\0\110\4\2" + "\7".repeat(8) + SECRET),
                        segment(0xe0, "JFXX\0\20" + SECRET),
                        Arrays.copyOfRange(baseline(), 20, baseline().length))));
        images.put("a JPEG with a film behind", jpeg(joined(baseline(), bytes("\0\0\0\30ftypmp42" + SECRET))));
        images.put(
                "a PNG with texts",
                png(after(
                        33,
                        plainPng(),
                        chunk("tEXt", "Comment\0" + SECRET),
                        chunk("iTXt", "XML:com.adobe.xmp\0\0\0\0\0" + SECRET),
                        chunk("eXIf", exif(true)),
                        chunk("tIME", "\7\u00ea\1\1\1\1\1"),
                        chunk("prVt", SECRET))));
        images.put("a PNG with a bomb of text", png(after(33, plainPng(), chunk("zTXt", "Comment\0\0" + SECRET))));
        images.put("a PNG with something behind", png(joined(plainPng(), bytes(SECRET))));
        images.put(
                "a GIF with a comment",
                gif(after(gifStart(), plainGif(), bytes("!\u00fe\20"), bytes(SECRET), bytes("\0"))));
        images.put(
                "a GIF of a photo editor",
                gif(after(gifStart(), plainGif(), bytes("!\u00ff\13XMP DataXMP\20"), bytes(SECRET), bytes("\0"))));
        images.put("a GIF with something behind", gif(joined(plainGif(), bytes(SECRET))));
        images.put(
                "a WebP of a phone",
                webp(riff(extended(0x0c), lossy(), riffChunk("EXIF", SECRET), riffChunk("XMP ", SECRET))));
        images.put(
                "an animated WebP with more",
                webp(riff(
                        extended(2),
                        riffChunk("ANIM", "\0\0\0\0\0\0"),
                        riffChunk("ANMF", frame(lossy(), riffChunk("more", SECRET))))));
        images.put("a WebP with something behind", webp(joined(riff(lossless()), bytes(SECRET))));
        return images;
    }

    /** Small files of more pixels than a megapixel. */
    public static Map<String, Sample> bombs() {
        var images = new LinkedHashMap<String, Sample>();
        var png = plainPng();
        images.put(
                "a PNG of many pixels",
                png(joined(
                        Arrays.copyOf(png, 8),
                        chunk("IHDR", "\0\0\u0080\0\0\0\u0080\0\10\2\0\0\0"),
                        Arrays.copyOfRange(png, 33, png.length))));
        images.put(
                "a PNG that is very long",
                png(joined(
                        Arrays.copyOf(png, 8),
                        chunk("IHDR", "\177\u00ff\u00ff\u00ff\0\0\0\1\10\2\0\0\0"),
                        Arrays.copyOfRange(png, 33, png.length))));
        var jpeg = baseline();
        var size = new String(jpeg, StandardCharsets.ISO_8859_1).indexOf("\u00ff\u00c0") + 5;
        images.put("a JPEG of many pixels", jpeg(with(jpeg, size, "\u00ff\u00ff\u00ff\u00ff")));
        images.put("a GIF of many pixels", gif(with(plainGif(), 6, "\u00ff\u00ff\u00ff\u00ff")));
        images.put("a WebP of many pixels", webp(riff(riffChunk("VP8L", "/\u00ff\u00ff\u00ff\17" + "\0".repeat(9)))));
        images.put(
                "an extended WebP of many pixels",
                webp(riff(riffChunk("VP8X", "\0\0\0\0\u00ff\u00ff\0\u00ff\u00ff\0"), lossy())));
        return images;
    }

    private static Sample jpeg(byte[] bytes) {
        return new Sample(FileType.JPEG, bytes);
    }

    private static Sample png(byte[] bytes) {
        return new Sample(FileType.PNG, bytes);
    }

    private static Sample gif(byte[] bytes) {
        return new Sample(FileType.GIF, bytes);
    }

    private static Sample webp(byte[] bytes) {
        return new Sample(FileType.WEBP, bytes);
    }

    static byte[] baseline() {
        return written("jpeg", BufferedImage.TYPE_INT_RGB, ImageWriteParam.MODE_DISABLED);
    }

    static byte[] plainPng() {
        return written("png", BufferedImage.TYPE_INT_RGB, ImageWriteParam.MODE_DISABLED);
    }

    static byte[] plainGif() {
        return written("gif", BufferedImage.TYPE_BYTE_INDEXED, ImageWriteParam.MODE_DISABLED);
    }

    /** Where the blocks begin: behind the screen and its colours. */
    private static int gifStart() {
        var flags = plainGif()[10];
        return 13 + ((flags & 0x80) == 0 ? 0 : 3 << ((flags & 7) + 1));
    }

    private static BufferedImage picture(int kind) {
        var picture = new BufferedImage(40, 30, kind);
        for (var x = 0; x < 40; x++) {
            for (var y = 0; y < 30; y++) {
                picture.setRGB(x, y, 0xff000000 | ((x * 6) << 16) | ((y * 8) << 8) | ((x * y) % 256));
            }
        }
        return picture;
    }

    static byte[] written(String format, int kind, int progress) {
        var file = new ByteArrayOutputStream();
        var writer = ImageIO.getImageWritersByFormatName(format).next();
        try (var output = ImageIO.createImageOutputStream(file)) {
            writer.setOutput(output);
            var how = writer.getDefaultWriteParam();
            if (how.canWriteProgressive()) {
                how.setProgressiveMode(progress);
            }
            writer.write(null, new IIOImage(picture(kind), null, null), how);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        } finally {
            writer.dispose();
        }
        return file.toByteArray();
    }

    static byte[] animated() {
        var picture = plainGif();
        var blocks = Arrays.copyOfRange(picture, gifStart(), picture.length - 1);
        return joined(
                Arrays.copyOf(picture, gifStart()),
                bytes("!\u00ff\13NETSCAPE2.0\3\1\0\0\0"),
                blocks,
                blocks,
                blocks,
                bytes(";"));
    }

    static byte[] lossy() {
        return riffChunk("VP8 ", "0\1\0\u009d\1*\1\0\1\0\3\0" + "4%\u00a4\0\3p\0\u00fe\u00fb\u0094\0\0");
    }

    static byte[] lossless() {
        return riffChunk("VP8L", "/\0\0\0\0\7\20\u00fd\u008f\376\7\"\242\377\1\0");
    }

    private static byte[] extended(int flags) {
        return riffChunk("VP8X", (char) flags + "\0\0\0\0\0\0\0\0\0");
    }

    private static String frame(byte[]... parts) {
        return "\0".repeat(16) + new String(joined(parts), StandardCharsets.ISO_8859_1);
    }

    static byte[] riffChunk(String name, String data) {
        var size = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(data.length());
        return joined(bytes(name), size.array(), bytes(data + (data.length() % 2 == 0 ? "" : "\0")));
    }

    static byte[] riff(byte[]... chunks) {
        return riffChunk("RIFF", "WEBP" + new String(joined(chunks), StandardCharsets.ISO_8859_1));
    }

    private static byte[] segment(int marker, String data) {
        var length = data.length() + 2;
        return joined(new byte[] {(byte) 0xff, (byte) marker, (byte) (length >> 8), (byte) length}, bytes(data));
    }

    private static String exif(boolean isTurned) {
        return "Exif\0\0II*\0\10\0\0\0\2\0\17\1\2\0\4\0\0\0abc\0\22\1\3\0\1\0\0\0" + (isTurned ? "\6" : "\1")
                + "\0\0\0\0\0\0\0" + SECRET;
    }

    static byte[] chunk(String name, String data) {
        var checksum = new CRC32();
        checksum.update(bytes(name + data));
        return joined(
                ByteBuffer.allocate(4).putInt(data.length()).array(),
                bytes(name + data),
                ByteBuffer.allocate(4).putInt((int) checksum.getValue()).array());
    }

    private static byte[] after(int place, byte[] image, byte[]... parts) {
        return joined(Arrays.copyOf(image, place), joined(parts), Arrays.copyOfRange(image, place, image.length));
    }

    private static byte[] with(byte[] image, int place, String replacement) {
        System.arraycopy(bytes(replacement), 0, image, place, replacement.length());
        return image;
    }

    private static byte[] bytes(String oneByteEach) {
        return oneByteEach.getBytes(StandardCharsets.ISO_8859_1);
    }

    static byte[] joined(byte[]... parts) {
        var joined = new ByteArrayOutputStream();
        for (var part : parts) {
            joined.writeBytes(part);
        }
        return joined.toByteArray();
    }
}
