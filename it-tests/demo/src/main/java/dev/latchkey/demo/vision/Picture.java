package dev.latchkey.demo.vision;

import dev.latchkey.demo.ApiException;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Semaphore;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Reads images that strangers send. Their size is known before the first pixel is, and only every n-th pixel is kept, so
 * that a small file which unfolds to a huge picture costs little memory.
 */
public final class Picture {
    private static final int MOST_BYTES = 10 * 1024 * 1024;
    private static final long MOST_PIXELS = 40_000_000;
    private static final int LONGEST_SIDE = 32_768;
    private static final long PIXELS_KEPT = 65_536;
    private static final Set<String> FORMATS = Set.of("png", "jpeg", "gif");

    /** A progressive JPEG is held whole by the decoder, outside the heap. */
    private static final Semaphore DECODING = new Semaphore(2);

    private Picture() {}

    /** Returns the format, "png", "jpeg" or "gif", or refuses what cannot be served as an image later. */
    public static String format(byte[] bytes) {
        return read(bytes, Picture::formatOf);
    }

    /** About 65,536 of the pixels, spread evenly, as 24 bits each; what is transparent is seen on white. */
    static int[] pixels(byte[] bytes) {
        DECODING.acquireUninterruptibly();
        try {
            return read(bytes, Picture::thinned);
        } finally {
            DECODING.release();
        }
    }

    private interface Reading<T> {
        T from(ImageReader reader) throws IOException;
    }

    private static <T> T read(byte[] bytes, Reading<T> reading) {
        if (bytes.length > MOST_BYTES) {
            throw ApiException.invalid("An image must not exceed 10 MiB.");
        }
        try (ImageInputStream input = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            ImageReader reader = reader(input);
            try {
                reader.setInput(input, true, true);
                check(reader);
                return reading.from(reader);
            } finally {
                reader.dispose();
            }
        } catch (ApiException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // Decoders meet broken files with whatever exception the break leads to.
            throw unreadable();
        }
    }

    private static ImageReader reader(ImageInputStream input) throws IOException {
        Iterator<ImageReader> readers = ImageIO.getImageReaders(input);
        while (readers.hasNext()) {
            ImageReader reader = readers.next();
            if (FORMATS.contains(formatOf(reader))) {
                return reader;
            }
        }
        throw unreadable();
    }

    private static String formatOf(ImageReader reader) throws IOException {
        return reader.getFormatName().toLowerCase(Locale.ROOT);
    }

    private static void check(ImageReader reader) throws IOException {
        int width = reader.getWidth(0);
        int height = reader.getHeight(0);
        if ((long) width * height > MOST_PIXELS || Math.max(width, height) > LONGEST_SIDE) {
            throw ApiException.invalid("An image must not have more than 40 million pixels, nor 32,768 on one side.");
        }
    }

    private static int[] thinned(ImageReader reader) throws IOException {
        long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
        int step = (int) Math.max(1, Math.ceil(Math.sqrt((double) pixels / PIXELS_KEPT)));
        ImageReadParam every = reader.getDefaultReadParam();
        every.setSourceSubsampling(step, step, 0, 0);
        BufferedImage image = reader.read(0, every);
        BufferedImage plain = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = plain.createGraphics();
        graphics.drawImage(image, 0, 0, Color.WHITE, null);
        graphics.dispose();
        return plain.getRGB(0, 0, plain.getWidth(), plain.getHeight(), null, 0, plain.getWidth());
    }

    private static ApiException unreadable() {
        return ApiException.invalid("The image cannot be read: send a whole PNG, JPEG or GIF.");
    }
}
