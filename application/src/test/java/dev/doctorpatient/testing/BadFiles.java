package dev.doctorpatient.testing;

import static dev.doctorpatient.testing.SampleFiles.bytes;
import static dev.doctorpatient.testing.SampleFiles.utf8;
import static dev.doctorpatient.testing.SampleFiles.zip;
import static dev.doctorpatient.testing.SampleImages.joined;

import dev.doctorpatient.domain.file.FileType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Files that nobody may add: disguised, two things at once, malformed, too large or malicious. None of them is kept in a file. */
public final class BadFiles {
    private static final String HTML = "<!DOCTYPE html><html><script>alert(1)</script></html>";
    private static final String TYPES = "[Content_Types].xml";

    private BadFiles() {}

    /** All that are refused because of what they are, by what they are. */
    public static Map<String, byte[]> unsupported() {
        var files = new LinkedHashMap<>(SampleFiles.refused());
        addDisguised(files);
        addAmbiguous(files);
        addMalformed(files);
        addMalicious(files);
        return files;
    }

    /** Those of them that only show themselves to who takes images apart. */
    public static Map<String, byte[]> damagedImages() {
        var files = new LinkedHashMap<String, byte[]>();
        SampleImages.plain().forEach((name, sample) -> {
            var bytes = sample.bytes();
            files.put(name + " without its end", Arrays.copyOf(bytes, bytes.length - 2));
            files.put("half of " + name, Arrays.copyOf(bytes, bytes.length / 2));
        });
        var png = SampleImages.plainPng();
        files.put("a PNG with a wrong checksum", changed(png, 30));
        files.put("a PNG with broken data", changed(png, png.length - 20));
        files.put("a PNG without data", joined(Arrays.copyOf(png, 33), SampleImages.chunk("IEND", "")));
        files.put("a PNG without a size", pngOfSize("\0\0\0\0\0\0\0\0"));
        files.put(
                "a PNG of a critical kind",
                joined(Arrays.copyOf(png, 33), SampleImages.chunk("ABCD", ""), tail(png, 33)));
        files.put("a PNG with two headers", joined(Arrays.copyOf(png, 33), tail(png, 8)));
        files.put("a JPEG of markers only", bytes("\u00ff\u00d8\u00ff\u00d9"));
        files.put("a JPEG without scans", bytes("\u00ff\u00d8\u00ff\u00e0\0\4\0\0\u00ff\u00d9"));
        files.put("a JPEG whose segment never ends", bytes("\u00ff\u00d8\u00ff\u00e1\u00ff\u00ff" + "x".repeat(99)));
        files.put("a GIF without pictures", bytes("GIF89a\1\0\1\0\0\0\0;"));
        files.put("a GIF whose blocks never end", bytes("GIF89a\1\0\1\0\0\0\0!\u00fe\u00ff" + "x".repeat(99)));
        files.put("a WebP that is longer than it is", bytes("RIFF\u00ff\u00ff\0\0WEBPVP8 " + "\0".repeat(50)));
        files.put("a WebP without a picture", bytes("RIFF\4\0\0\0WEBP"));
        files.put("a JPEG with a PDF behind", joined(SampleImages.baseline(), SampleFiles.of(FileType.PDF)));
        files.put("a JPEG with a page behind", joined(SampleImages.baseline(), bytes(HTML)));
        files.put("a PNG with a script behind", joined(png, bytes("#!/bin/sh\nexit\n")));
        files.put("a GIF with PHP behind", joined(SampleImages.plainGif(), bytes("<?php system('id'); ?>")));
        files.put("a GIF with phar behind", joined(SampleImages.plainGif(), bytes("__HALT_COMPILER(); ?>")));
        files.put(
                "a WebP with an archive behind", joined(SampleFiles.of(FileType.WEBP), bytes("Rar!\u001a\7\1\0....")));
        files.put("a PNG with a program behind", joined(png, bytes("MZ\u0090\0\3\0\0\0")));
        return files;
    }

    private static void addDisguised(Map<String, byte[]> files) {
        files.put("a 32 bit Mac program", bytes("\u00ce\u00fa\u00ed\u00fe" + "\0".repeat(200)));
        files.put("a batch file", utf8("\ufeff#!/bin/bash\necho\n"));
        files.put("bzip2", bytes("BZh91AY&SY" + "\u0081\0\u0090".repeat(30)));
        files.put("xz", bytes("\u00fd7zXZ\0\0\4" + "\u0080\0".repeat(30)));
        files.put("zstd", bytes("(\u00b5/\u00fd" + "\u0080\0".repeat(30)));
        files.put("an Android package", zip("AndroidManifest.xml", "classes.dex"));
        files.put("OpenDocument", zip("mimetype", "content.xml", "META-INF/manifest.xml"));
        files.put("a book", zip("mimetype", "META-INF/container.xml"));
        files.put("a disk image", bytes("\0".repeat(32_769) + "CD001\1" + "\0".repeat(300)));
        files.put("a link", bytes("L\0\0\0\1\24\2\0\0\0\0\0\u00c0\0\0\0\0\0\0F" + "\0".repeat(60)));
        files.put("a cabinet", bytes("MSCF\0\0\0\0" + "\0".repeat(60)));
        files.put("packed Flash", bytes("CWS\12" + "\u0080\0".repeat(60)));
        files.put("a network capture", bytes("\u00d4\u00c3\u00b2\u00a1\2\0\4\0" + "\0".repeat(60)));
        files.put("HEIC", bytes("\0\0\0\30ftypheic\0\0\0\0mif1heic" + "\0\0\0\10mdat"));
        files.put("AVIF", bytes("\0\0\0\30ftypavif\0\0\0\0mif1avif" + "\0\0\0\10mdat"));
        files.put("Photoshop", bytes("8BPS\0\1\0\0\0\0\0\0\0\3" + "\0".repeat(60)));
        files.put("JPEG 2000", bytes("\0\0\0\14jP  \r\n\u0087\n" + "\0".repeat(60)));
        files.put("FLAC", bytes("fLaC\0\0\0\"" + "\0".repeat(60)));
        files.put("MIDI", bytes("MThd\0\0\0\6\0\1\0\2\0\140MTrk" + "\0".repeat(60)));
        files.put("AIFF", bytes("FORM\0\0\0\100AIFFCOMM" + "\0".repeat(60)));
        files.put("a font", bytes("OTTO\0\12\0\200" + "\0".repeat(60)));
        files.put("a film with the brand of sounds", SampleFiles.mp4("M4A ", "vide"));
        files.put("a film of a phone", SampleFiles.mp4("mp42", "vide"));
        files.put("a film (MPEG)", bytes("\0\0\1\u00ba!\0\1\0\1" + "\0".repeat(60)));
        files.put(
                "a film that comes late (webm)",
                joined(SampleFiles.of(FileType.WEBM), bytes("\0".repeat(70_000) + "V_VP8")));
        files.put("a certificate", bytes("0\u0082\3\1\60\u0082\2\1\u00a0\3\2\1\2" + "\0".repeat(60)));
    }

    private static void addAmbiguous(Map<String, byte[]> files) {
        for (var type : FileType.values()) {
            if (type != FileType.WORD && type != FileType.EXCEL) {
                files.put(type + " with a zip archive behind", joined(SampleFiles.of(type), zip("Main.class")));
            }
        }
        files.put("a page before a PDF", joined(bytes(HTML), SampleFiles.of(FileType.PDF)));
        files.put("a program before a PDF", joined(bytes("MZ\u0090\0"), SampleFiles.of(FileType.PDF)));
        files.put("a sound that is a program", joined(bytes("\u007fELF"), SampleFiles.of(FileType.WAV)));
        files.put(
                "DICOM that is a PDF",
                joined(bytes("%PDF-1.4\n%%EOF" + "\0".repeat(114)), bytes("DICM\2\0\0\0UL\4\0\0\0\0\0")));
    }

    private static void addMalformed(Map<String, byte[]> files) {
        for (var type : new FileType[] {FileType.WORD, FileType.EXCEL}) {
            var whole = SampleFiles.of(type);
            files.put(type + " without its end", Arrays.copyOf(whole, whole.length - 8));
            files.put("half of " + type, Arrays.copyOf(whole, whole.length / 2));
        }
        for (var type : new FileType[] {FileType.MP3, FileType.M4A, FileType.OGG, FileType.WAV}) {
            var whole = SampleFiles.of(type);
            var cut = Arrays.copyOf(whole, whole.length * 2 / 3);
            files.put(type + " that goes on as a program", joined(cut, bytes("\u007fELF\2\1\1\0")));
            files.put(type + " that goes on as a page", joined(cut, bytes(HTML)));
        }
        files.put(
                "Excel whose directory lies",
                lying(SampleFiles.of(FileType.EXCEL), "xl/workbook.xml", "xl/workbook.xmk"));
        files.put(
                "Word whose directory lies",
                lying(SampleFiles.of(FileType.WORD), "word/document.xml", "word/document.exe"));
        files.put("UTF-16 without a mark", "Take one tablet".getBytes(StandardCharsets.UTF_16BE));
    }

    private static void addMalicious(Map<String, byte[]> files) {
        files.put("Word with controls", zip(TYPES, "word/document.xml", "word/activeX/activeX1.xml"));
        files.put("Excel with sheets of macros", zip(TYPES, "xl/workbook.xml", "xl/macrosheets/sheet1.xml"));
        files.put(
                "Word with macros under another name",
                packed(
                        TYPES,
                        "<Override PartName=\"/word/a.bin\" ContentType=\"application/vnd.ms-office.vbaProject\"/>",
                        "word/document.xml",
                        "",
                        "word/a.bin",
                        "x"));
        files.put(
                "Word that is called one with macros",
                packed(
                        TYPES,
                        "<Override ContentType='application/vnd.ms-word.document.macroEnabled.main+xml'/>",
                        "word/document.xml",
                        ""));
        files.put("Word with a template from elsewhere", wordWithTemplate("http://x.example/t.dotm"));
        files.put("Word that is a bomb", packed(TYPES, "<Types/>", "word/document.xml", "x".repeat(70_000_000)));
        files.put("Word whose types are a bomb", packed(TYPES, "x".repeat(10_000_000), "word/document.xml", ""));
        files.put("Word with a path out of it", zip(TYPES, "word/document.xml", "../../etc/passwd"));
    }

    /** A document of Word that takes its template from somewhere. */
    public static byte[] wordWithTemplate(String target) {
        return packed(
                TYPES,
                "<Types/>",
                "word/document.xml",
                "",
                "word/_rels/settings.xml.rels",
                "<Relationship Type=\"http://x/attachedTemplate\" Target=\"" + target + "\" TargetMode=\"External\"/>");
    }

    private static byte[] pngOfSize(String size) {
        var png = SampleImages.plainPng();
        return joined(Arrays.copyOf(png, 8), SampleImages.chunk("IHDR", size + "\10\2\0\0\0"), tail(png, 33));
    }

    private static byte[] tail(byte[] whole, int from) {
        return Arrays.copyOfRange(whole, from, whole.length);
    }

    private static byte[] changed(byte[] whole, int place) {
        whole[place] ^= 0x55;
        return whole;
    }

    /** Gives the first of two equal names another value, which is the one beside the part. */
    private static byte[] lying(byte[] whole, String name, String other) {
        var text = new String(whole, StandardCharsets.ISO_8859_1);
        var place = text.indexOf(name);
        return bytes(text.substring(0, place) + other + text.substring(place + name.length()));
    }

    /** A zip archive of names and contents in turns. */
    public static byte[] packed(String... namesAndContents) {
        var file = new ByteArrayOutputStream();
        try (var archive = new ZipOutputStream(file)) {
            for (var index = 0; index < namesAndContents.length; index += 2) {
                archive.putNextEntry(new ZipEntry(namesAndContents[index]));
                archive.write(utf8(namesAndContents[index + 1]));
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return file.toByteArray();
    }
}
