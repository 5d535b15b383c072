package dev.latchkey.demo.vision;

import java.nio.ByteBuffer;

/** Measures how much of an image each of 64 colours covers, so that images can be compared. */
public final class Histogram {
    private static final int COLORS = 64;

    private final float[] shares;

    private Histogram(float[] shares) {
        this.shares = shares;
    }

    /** Looks at a PNG, JPEG or GIF. */
    public static Histogram of(byte[] image) {
        int[] pixels = Picture.pixels(image);
        int[] counts = new int[COLORS];
        for (int rgb : pixels) {
            // The two highest bits of red, green and blue.
            counts[rgb >> 18 & 0x30 | rgb >> 12 & 0x0c | rgb >> 6 & 0x03]++;
        }
        float[] shares = new float[COLORS];
        for (int color = 0; color < COLORS; color++) {
            shares[color] = (float) counts[color] / pixels.length;
        }
        return new Histogram(shares);
    }

    /** Reads what {@link #bytes} wrote. */
    public static Histogram read(byte[] bytes) {
        float[] shares = new float[COLORS];
        ByteBuffer.wrap(bytes).asFloatBuffer().get(shares);
        return new Histogram(shares);
    }

    /** Writes it, always as 256 bytes. */
    public byte[] bytes() {
        ByteBuffer bytes = ByteBuffer.allocate(COLORS * Float.BYTES);
        bytes.asFloatBuffer().put(shares);
        return bytes.array();
    }

    /** The share of the pixels that both have in common: 1 for the same image, 0 where no colour recurs. */
    public double likeness(Histogram other) {
        double common = 0;
        for (int color = 0; color < COLORS; color++) {
            common += Math.min(shares[color], other.shares[color]);
        }
        return common;
    }
}
