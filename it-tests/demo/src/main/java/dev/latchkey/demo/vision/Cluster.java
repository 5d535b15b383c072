package dev.latchkey.demo.vision;

/** Adds up the colours of pixels, to be their mean. */
public final class Cluster {
    private long pixels;
    private long red;
    private long green;
    private long blue;
    private Lab mean;

    void add(int rgb) {
        pixels++;
        red += rgb >> 16 & 0xff;
        green += rgb >> 8 & 0xff;
        blue += rgb & 0xff;
        mean = null;
    }

    void add(Cluster other) {
        pixels += other.pixels;
        red += other.red;
        green += other.green;
        blue += other.blue;
        mean = null;
    }

    /** How many they are. */
    public long pixels() {
        return pixels;
    }

    Lab mean() {
        if (mean == null) {
            mean = Lab.of((double) red / pixels, (double) green / pixels, (double) blue / pixels);
        }
        return mean;
    }

    /** Their mean, like {@code #1d2340}. */
    public String hex() {
        return String.format("#%02x%02x%02x", rounded(red), rounded(green), rounded(blue));
    }

    private long rounded(long sum) {
        return Math.round((double) sum / pixels);
    }
}
