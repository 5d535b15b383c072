package dev.latchkey.demo.samples;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.LinearGradientPaint;
import java.awt.RadialGradientPaint;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.Random;

/** Offers the few strokes that all scenes are made of. Every stroke of chance comes from a fixed seed. */
final class Canvas {
    static final int WIDTH = 640;
    static final int HEIGHT = 400;

    final BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    final Random chance;
    private final Graphics2D graphics = image.createGraphics();

    Canvas(long seed) {
        chance = new Random(seed);
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    }

    /** A colour from {@code 0xRRGGBB} and an opacity from 0 to 1. */
    static Color color(int rgb, double opacity) {
        return new Color(rgb >> 16 & 0xff, rgb >> 8 & 0xff, rgb & 0xff, (int) Math.round(opacity * 255));
    }

    /** Fills a band with colours that blend from its top to its bottom. */
    void blend(double top, double bottom, int... colors) {
        float[] places = new float[colors.length];
        Color[] stops = new Color[colors.length];
        for (int i = 0; i < colors.length; i++) {
            places[i] = (float) i / (colors.length - 1);
            stops[i] = color(colors[i], 1);
        }
        graphics.setPaint(new LinearGradientPaint(0, (float) top, 0, (float) bottom, places, stops));
        graphics.fill(new Rectangle2D.Double(0, top, WIDTH, bottom - top));
    }

    /** Lights up a disc that fades towards its edge. */
    void glow(double x, double y, double radius, int rgb, double opacity) {
        Color[] fading = {color(rgb, opacity), color(rgb, opacity * 0.35), color(rgb, 0)};
        float[] places = {0, 0.4f, 1};
        graphics.setPaint(new RadialGradientPaint((float) x, (float) y, (float) radius, places, fading));
        graphics.fill(disc(x, y, radius));
    }

    void disc(double x, double y, double radius, int rgb, double opacity) {
        fill(disc(x, y, radius), rgb, opacity);
    }

    void oval(double x, double y, double halfWidth, double halfHeight, int rgb, double opacity) {
        fill(new Ellipse2D.Double(x - halfWidth, y - halfHeight, 2 * halfWidth, 2 * halfHeight), rgb, opacity);
    }

    void box(double x, double y, double width, double height, int rgb, double opacity) {
        fill(new Rectangle2D.Double(x, y, width, height), rgb, opacity);
    }

    /** Fills the polygon with corners x, y, x, y and so on. */
    void polygon(int rgb, double opacity, double... corners) {
        fill(path(corners), rgb, opacity);
    }

    void line(double x, double y, double toX, double toY, double width, int rgb, double opacity) {
        graphics.setColor(color(rgb, opacity));
        graphics.setStroke(new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        graphics.draw(path(x, y, toX, toY));
    }

    void fill(Shape shape, int rgb, double opacity) {
        graphics.setColor(color(rgb, opacity));
        graphics.fill(shape);
    }

    /** Fills a shape with two colours that blend from one height to another. */
    void fill(Shape shape, double top, int topColor, double bottom, int bottomColor) {
        graphics.setPaint(
                new GradientPaint(0, (float) top, color(topColor, 1), 0, (float) bottom, color(bottomColor, 1)));
        graphics.fill(shape);
    }

    /** A number between two, by chance. */
    double between(double low, double high) {
        return low + chance.nextDouble() * (high - low);
    }

    private static Shape disc(double x, double y, double radius) {
        return new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius);
    }

    static Path2D path(double... corners) {
        Path2D path = new Path2D.Double();
        path.moveTo(corners[0], corners[1]);
        for (int i = 2; i < corners.length; i += 2) {
            path.lineTo(corners[i], corners[i + 1]);
        }
        return path;
    }
}
