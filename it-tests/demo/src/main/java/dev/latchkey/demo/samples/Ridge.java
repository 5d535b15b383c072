package dev.latchkey.demo.samples;

import java.awt.Shape;
import java.awt.geom.Path2D;
import java.util.Random;

/** Draws a skyline of hills as a sum of waves, each half as high and about twice as dense as the one before. */
final class Ridge {
    private final double base;
    private final double[] height;
    private final double[] density;
    private final double[] shift;

    /**
     * Shapes one skyline.
     *
     * @param base the height around which it moves, in pixels from the top
     * @param swing how far it moves at most
     * @param waves how many swings fit into the width of the picture
     * @param detail how many waves are added up: 2 for dunes, 6 for rock
     */
    Ridge(double base, double swing, double waves, int detail, Random chance) {
        this.base = base;
        height = new double[detail];
        density = new double[detail];
        shift = new double[detail];
        for (int i = 0; i < detail; i++) {
            height[i] = swing * Math.pow(0.5, i + 1);
            density[i] = waves * Math.pow(2.1, i) * 2 * Math.PI / Canvas.WIDTH;
            shift[i] = chance.nextDouble() * 2 * Math.PI;
        }
    }

    /** Where the skyline is at {@code x}. */
    double at(double x) {
        double y = base;
        for (int i = 0; i < height.length; i++) {
            y += height[i] * Math.sin(x * density[i] + shift[i]);
        }
        return y;
    }

    /** All that lies below the skyline, down to {@code bottom}. */
    Shape downTo(double bottom) {
        Path2D path = new Path2D.Double();
        path.moveTo(0, bottom);
        for (int x = 0; x <= Canvas.WIDTH; x += 2) {
            path.lineTo(x, at(x));
        }
        path.lineTo(Canvas.WIDTH, bottom);
        path.closePath();
        return path;
    }
}
