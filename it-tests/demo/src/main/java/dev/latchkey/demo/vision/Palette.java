package dev.latchkey.demo.vision;

import static java.util.Comparator.comparingDouble;
import static java.util.Comparator.comparingLong;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * Finds the dominant colours of an image: k-means in CIELAB.
 *
 * <p>Pixels are first gathered in a histogram of 32 levels for each channel, so that the work depends on the variety of
 * the colours and not on the size of the image. The first centre is the commonest colour, each further one the colour
 * that the centres so far serve worst, so nothing is left to chance: the same image has the same palette. In the end
 * colours that look alike, and those that hardly occur, join their neighbours.
 */
public final class Palette {
    private static final int MOST_COLORS = 8;
    private static final int ROUNDS = 24;

    /** Distance in CIELAB below which two colours of a picture pass for one. */
    private static final double ALIKE = 8;

    /** Share of the pixels below which a colour is not dominant. */
    private static final double RARE = 0.005;

    private Palette() {}

    /** The dominant colours of a PNG, JPEG or GIF, the commonest first. */
    public static List<Cluster> of(byte[] image) {
        int[] pixels = Picture.pixels(image);
        List<Cluster> colors = histogram(pixels);
        List<Cluster> palette = new ArrayList<>(seeds(colors));
        for (int round = 0; round < ROUNDS; round++) {
            palette = assign(colors, palette);
        }
        join(palette, pixels.length);
        palette.sort(comparingLong(Cluster::pixels).reversed().thenComparing(Cluster::hex));
        return palette;
    }

    private static List<Cluster> histogram(int[] pixels) {
        Cluster[] bins = new Cluster[1 << 15];
        for (int rgb : pixels) {
            int bin = (rgb >> 9 & 0x7c00) | (rgb >> 6 & 0x3e0) | (rgb >> 3 & 0x1f);
            if (bins[bin] == null) {
                bins[bin] = new Cluster();
            }
            bins[bin].add(rgb);
        }
        return Arrays.stream(bins).filter(Objects::nonNull).toList();
    }

    private static List<Cluster> seeds(List<Cluster> colors) {
        List<Cluster> seeds = new ArrayList<>();
        seeds.add(colors.stream().max(comparingLong(Cluster::pixels)).orElseThrow());
        while (seeds.size() < MOST_COLORS) {
            Comparator<Cluster> byError =
                    comparingDouble(color -> color.pixels() * distance(color, nearest(color, seeds)));
            Cluster worst = colors.stream().max(byError).orElseThrow();
            if (seeds.contains(worst)) {
                break;
            }
            seeds.add(worst);
        }
        return seeds;
    }

    private static List<Cluster> assign(List<Cluster> colors, List<Cluster> centres) {
        Cluster[] next = new Cluster[centres.size()];
        for (Cluster color : colors) {
            int index = centres.indexOf(nearest(color, centres));
            if (next[index] == null) {
                next[index] = new Cluster();
            }
            next[index].add(color);
        }
        return new ArrayList<>(Arrays.stream(next).filter(Objects::nonNull).toList());
    }

    private static void join(List<Cluster> palette, int pixels) {
        while (palette.size() > 1) {
            Cluster odd = palette.stream()
                    .min(comparingDouble(color -> apartness(color, palette, pixels)))
                    .orElseThrow();
            if (apartness(odd, palette, pixels) >= 1) {
                return;
            }
            palette.remove(odd);
            nearest(odd, palette).add(odd);
        }
    }

    /** Below 1 for a colour that should not stand alone. */
    private static double apartness(Cluster color, List<Cluster> palette, int pixels) {
        List<Cluster> others = palette.stream().filter(other -> other != color).toList();
        double unlikeness = Math.sqrt(distance(color, nearest(color, others))) / ALIKE;
        return Math.min(unlikeness, color.pixels() / (RARE * pixels));
    }

    private static Cluster nearest(Cluster color, List<Cluster> centres) {
        Cluster nearest = centres.get(0);
        for (Cluster centre : centres) {
            if (distance(color, centre) < distance(color, nearest)) {
                nearest = centre;
            }
        }
        return nearest;
    }

    private static double distance(Cluster one, Cluster other) {
        return one.mean().squareDistance(other.mean());
    }
}
