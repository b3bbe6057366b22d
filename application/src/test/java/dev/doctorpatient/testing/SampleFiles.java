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
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;

/** Small files of every type that is taken in, and files that only look like them. */
public final class SampleFiles {
    private static final String HTML = "<!DOCTYPE html><html><script>alert(1)</script></html>";
    private static final String SVG = "<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>";

    private SampleFiles() {}

    /** A small file of a type. */
    public static byte[] of(FileType type) {
        return switch (type) {
            case PDF -> bytes("""
                        %PDF-1.4
                        %\u00e2\u00e3\u00cf\u00d3
                        1 0 obj
                        << /Type /Catalog >>
                        endobj
                        trailer
                        << /Root 1 0 R >>
                        startxref
                        15
                        %%EOF
                        """);
            case PNG -> image("png");
            case JPEG -> image("jpg");
            case GIF -> image("gif");
            case WEBP -> Base64.getDecoder().decode("UklGRiQAAABXRUJQVlA4IBgAAAAwAQCdASoBAAEAAwA0JaQAA3AA/vuUAAA=");
            case DICOM -> bytes("\0".repeat(128) + "DICM\2\0\0\0UL\4\0\0\0\0\0");
            case TEXT -> utf8("Take one tablet in the morning.\nTemp\u00e9rature: 38 \u00b0C \uD83E\uDD12\n");
            case CSV -> utf8("\ufeffday,systolic,\"note, if any\"\r\n1,128,fine\r\n2,131,\"dizzy, again\"\r\n");
            case MP3 -> bytes("ID3\3\0\0\0\0\0\0" + "\u00ff\u00fb\u0090\0" + "\0".repeat(413));
            case M4A -> mp4("M4A ", "soun");
            case OGG ->
                bytes(
                        "OggS\0\2\0\0\0\0\0\0\0\0\1\0\0\0\0\0\0\0\u001c\u009f\u00f5\u00d9\1\23OpusHead\1\1\70\1\200\273\0\0\0\0\0");
            case WAV ->
                bytes(
                        "RIFF\50\0\0\0WAVEfmt \20\0\0\0\1\0\1\0\100\37\0\0\100\37\0\0\1\0\10\0data\4\0\0\0\200\200\200\200");
            case WEBM ->
                bytes(
                        "\u001aE\u00df\u00a3\u009fB\u0086\u0081\1B\u00f7\u0081\1B\u00f2\u0081\4B\u00f3\u0081\10B\u0082\u0084webm"
                                + "B\u0087\u0081\4B\u0085\u0081\2\30S\u0080g\1\0\0\0\0\0\0\0\u0086\u0086A_OPUS");
            case WORD -> zip("[Content_Types].xml", "_rels/.rels", "word/document.xml", "docProps/core.xml");
            case EXCEL -> zip("[Content_Types].xml", "_rels/.rels", "xl/workbook.xml", "xl/worksheets/sheet1.xml");
        };
    }

    /** Files that nobody may add, by what they are: some are honest, some dressed up as something that is taken in. */
    public static Map<String, byte[]> refused() {
        var files = new LinkedHashMap<String, byte[]>();
        files.put("a Windows program", bytes("MZ\u0090\0\3\0\0\0\4\0\0\0\u00ff\u00ff\0\0" + "\0".repeat(200)));
        files.put("a Linux program", bytes("\u007fELF\2\1\1\0" + "\0".repeat(200)));
        files.put("a Mac program", bytes("\u00cf\u00fa\u00ed\u00fe\7\0\0\1" + "\0".repeat(200)));
        files.put("a Java class", bytes("\u00ca\u00fe\u00ba\u00be\0\0\0\105" + "\0".repeat(200)));
        files.put("WebAssembly", bytes("\0asm\1\0\0\0"));
        files.put("a shell script", utf8("#!/bin/sh\nrm -rf /\n"));
        files.put("a script after empty lines", utf8("\n\n  #!/usr/bin/env python3\nprint(1)\n"));
        files.put("PHP", utf8("<?php system($_GET['c']); ?>"));
        files.put("HTML", utf8(HTML));
        files.put("HTML after a byte order mark", utf8("\ufeff" + HTML));
        files.put("HTML after spaces", utf8("\n \t" + HTML));
        files.put("HTML behind text", utf8("Dear doctor,\n" + HTML));
        files.put("HTML in capitals", utf8("Hello <SCRIPT>alert(1)</SCRIPT>"));
        files.put("SVG", utf8(SVG));
        files.put("SVG with a declaration", utf8("<?xml version=\"1.0\"?>" + SVG));
        files.put("XML", utf8("<?xml version=\"1.0\"?><patient/>"));
        files.put("a zip archive", zip("notes.txt"));
        files.put("an empty zip archive", zip());
        files.put("a jar", zip("META-INF/MANIFEST.MF", "Main.class"));
        files.put("a package of no program", zip("[Content_Types].xml", "_rels/.rels"));
        files.put("a presentation", zip("[Content_Types].xml", "_rels/.rels", "ppt/presentation.xml"));
        files.put("Word without types", zip("word/document.xml"));
        files.put("Word with macros", zip("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"));
        files.put("Excel with macros", zip("[Content_Types].xml", "xl/workbook.xml", "xl/VBAPROJECT.BIN"));
        files.put("Word with a program", zip("[Content_Types].xml", "word/document.xml", "setup.exe"));
        files.put("Word that is a jar too", zip("META-INF/MANIFEST.MF", "[Content_Types].xml", "word/document.xml"));
        files.put("Word that was cut", Arrays.copyOf(of(FileType.WORD), of(FileType.WORD).length - 30));
        files.put("Word with something behind", joined(of(FileType.WORD), bytes("MZ and so on")));
        files.put("a gzip archive", gzip(bytes("hello")));
        files.put("a tar archive", bytes("notes.txt" + "\0".repeat(248) + "ustar\00000" + "\0".repeat(247)));
        files.put("a 7z archive", bytes("7z\u00bc\u00af'\u001c\0\4" + "\0".repeat(40)));
        files.put("a rar archive", bytes("Rar!\u001a\7\1\0" + "\0".repeat(40)));
        files.put("an old Word document", bytes("\u00d0\u00cf\21\u00e0\u00a1\u00b1\32\u00e1" + "\0".repeat(600)));
        files.put("RTF", utf8("{\\rtf1\\ansi Hello}"));
        files.put("PostScript", utf8("%!PS-Adobe-3.0\nshowpage\n"));
        files.put("a bitmap", bytes("BM\u009a\0\0\0\0\0\0\0\66\0\0\0" + "\0".repeat(100)));
        files.put("TIFF", bytes("II*\0\10\0\0\0" + "\0".repeat(100)));
        files.put("an icon", bytes("\0\0\1\0\1\0\20\20" + "\0".repeat(100)));
        files.put("Flash", bytes("FWS\11" + "\0".repeat(100)));
        files.put("a film (mp4)", bytes("\0\0\0\u0018ftypisom\0\0\2\0isomiso2" + "\0\0\0\10mdat"));
        files.put("a film (mkv)", bytes("\u001aE\u00df\u00a3\u0093B\u0082\u0088matroskaB\u0087\u0081\4"));
        files.put("a film (webm)", joined(of(FileType.WEBM), bytes("V_VP9")));
        files.put("a film (ogg)", bytes("OggS\0\2" + "\0".repeat(21) + "\52\u0080theora\3\2\1"));
        files.put("a film (avi)", bytes("RIFF\0\0\1\0AVI LIST" + "\0".repeat(40)));
        files.put("SQLite", bytes("SQLite format 3\0" + "\0".repeat(84)));
        files.put("text with a zero", utf8("Take one\0tablet"));
        files.put("text with an escape", utf8("Take one \u001b[31mtablet"));
        files.put("text in Latin-1", bytes("Temp\u00e9rature"));
        files.put("text in UTF-16", "\ufeffTake one tablet".getBytes(StandardCharsets.UTF_16LE));
        files.put("text that turns binary late", joined(utf8("Take one tablet.\n".repeat(9_000)), new byte[] {0, 1}));
        files.put("noise", noise());
        files.put("a PDF that begins late", joined(utf8("GIF8 \n"), of(FileType.PDF)));
        files.put("a PDF that is a zip archive too", joined(of(FileType.PDF), zip("Main.class")));
        files.put("a PNG that is a jar too", joined(of(FileType.PNG), zip("META-INF/MANIFEST.MF")));
        files.put("text that is a zip archive too", joined(utf8("Hello\n"), zip("Main.class")));
        files.put("a GIF that is a page too", bytes("GIF89a/*" + HTML + "*/"));
        files.put("a JPEG that is PHP too", bytes("\u00ff\u00d8\u00ff\u00fe\0\50<?php system('id'); ?>"));
        files.put("a PDF that is a page too", bytes("%PDF-1.4\n" + HTML));
        files.put("DICOM that is a program too", bytes("MZ" + "\0".repeat(126) + "DICM\2\0\0\0UL\4\0"));
        files.put("DICOM that is a script too", bytes("#!/bin/sh\nexit\n" + "\0".repeat(113) + "DICM\2\0\0\0UL\4\0"));
        files.put("half a PNG signature", bytes("\u0089PNG\r\n" + "\0".repeat(40)));
        files.put("RIFF without a kind", bytes("RIFF\0\0\0\0"));
        files.put("DICOM without its mark", bytes("\0".repeat(132)));
        return files;
    }

    /** A container of a brand with a track of a kind. */
    public static byte[] mp4(String brand, String kind) {
        var handler = box("hdlr", "\0".repeat(8) + kind + "\0".repeat(13));
        return bytes(box("ftyp", brand + "\0\0\0\0" + "isommp42")
                + box("moov", box("trak", box("mdia", handler)))
                + box("mdat", "\0".repeat(20)));
    }

    private static String box(String name, String content) {
        return "\0\0\0" + (char) (content.length() + 8) + name + content;
    }

    static byte[] bytes(String oneByteEach) {
        return oneByteEach.getBytes(StandardCharsets.ISO_8859_1);
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static byte[] joined(byte[] first, byte[] second) {
        var joined = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, joined, first.length, second.length);
        return joined;
    }

    private static byte[] noise() {
        var noise = new byte[4_000];
        new Random(7).nextBytes(noise);
        noise[0] = 0;
        return noise;
    }

    private static byte[] image(String format) {
        var file = new ByteArrayOutputStream();
        try {
            var unused = ImageIO.write(new BufferedImage(3, 2, BufferedImage.TYPE_INT_RGB), format, file);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return file.toByteArray();
    }

    private static byte[] gzip(byte[] bytes) {
        var file = new ByteArrayOutputStream();
        try (var archive = new GZIPOutputStream(file)) {
            archive.write(bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return file.toByteArray();
    }

    static byte[] zip(String... names) {
        var file = new ByteArrayOutputStream();
        try (var archive = new ZipOutputStream(file)) {
            for (var name : List.of(names)) {
                archive.putNextEntry(new ZipEntry(name));
                archive.write(utf8("<any/>"));
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return file.toByteArray();
    }

    /** A zip archive of empty parts that is written as one beyond four gigabytes (PKWARE's APPNOTE, 4.3.14). */
    public static byte[] largeArchive(String... names) {
        var parts = new ByteArrayOutputStream();
        var directory = new ByteArrayOutputStream();
        for (var name : names) {
            var bytes = name.getBytes(StandardCharsets.UTF_8);
            var offset = parts.size();
            parts.writeBytes(fields(30 + bytes.length + 20)
                    .putInt(0x04034b50)
                    .putShort((short) 45)
                    .putShort((short) 0)
                    .putShort((short) 0)
                    .putInt(0)
                    .putInt(0)
                    .putInt(-1)
                    .putInt(-1)
                    .putShort((short) bytes.length)
                    .putShort((short) 20)
                    .put(bytes)
                    .putShort((short) 1)
                    .putShort((short) 16)
                    .putLong(0)
                    .putLong(0)
                    .array());
            directory.writeBytes(fields(46 + bytes.length + 28)
                    .putInt(0x02014b50)
                    .putInt(45 << 16 | 45)
                    .putInt(0)
                    .putInt(0)
                    .putInt(0)
                    .putInt(-1)
                    .putInt(-1)
                    .putShort((short) bytes.length)
                    .putShort((short) 28)
                    .putShort((short) 0)
                    .putInt(0)
                    .putInt(0)
                    .putInt(-1)
                    .put(bytes)
                    .putShort((short) 1)
                    .putShort((short) 24)
                    .putLong(0)
                    .putLong(0)
                    .putLong(offset)
                    .array());
        }
        var start = parts.size();
        parts.writeBytes(directory.toByteArray());
        parts.writeBytes(fields(56 + 20 + 22)
                .putInt(0x06064b50)
                .putLong(44)
                .putInt(45 << 16 | 45)
                .putInt(0)
                .putInt(0)
                .putLong(names.length)
                .putLong(names.length)
                .putLong(directory.size())
                .putLong(start)
                .putInt(0x07064b50)
                .putInt(0)
                .putLong(start + directory.size())
                .putInt(1)
                .putInt(0x06054b50)
                .putInt(0)
                .putShort((short) names.length)
                .putShort((short) names.length)
                .putInt(-1)
                .putInt(-1)
                .putShort((short) 0)
                .array());
        return parts.toByteArray();
    }

    private static ByteBuffer fields(int length) {
        return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    }
}
