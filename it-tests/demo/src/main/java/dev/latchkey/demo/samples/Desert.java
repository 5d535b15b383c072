package dev.latchkey.demo.samples;

import java.awt.geom.Path2D;

/** Paints dunes with a lit and a shaded side. */
final class Desert {
    private Desert() {}

    static void paint(Canvas canvas) {
        canvas.blend(0, 270, 0x3f7fb5, 0x86b6d1, 0xd9dccb, 0xf7dfb4);
        canvas.glow(150, 85, 170, 0xfff6d6, 0.9);
        canvas.disc(150, 85, 30, 0xfffdf2, 1);
        canvas.fill(new Ridge(222, 26, 1.7, 5, canvas.chance).downTo(400), 0xc9a58d, 1);
        canvas.fill(new Ridge(236, 18, 2.3, 3, canvas.chance).downTo(400), 225, 0xe3b780, 330, 0xd8a367);
        dune(canvas, 470, 205, 300, 0xe9b673, 0x9e6238);
        dune(canvas, 110, 232, 330, 0xf0bd76, 0xa8683a);
        dune(canvas, 330, 268, 420, 0xf4c27a, 0xb06d3b);
        dune(canvas, 640, 318, 400, 0xefb468, 0x99592f);
        dune(canvas, 40, 344, 380, 0xf1b86c, 0xa66335);
        ripples(canvas);
        caravan(canvas);
    }

    /** A crest that winds down towards the viewer and parts the light from the shade. */
    private static void dune(Canvas canvas, double x, double y, double spread, int light, int shade) {
        Path2D lit = new Path2D.Double();
        lit.moveTo(x - spread, 410);
        lit.curveTo(x - spread * 0.55, y + 95, x - spread * 0.25, y + 12, x, y);
        lit.curveTo(x + spread * 0.1, y + 60, x - spread * 0.12, y + 110, x + spread * 0.05, 410);
        lit.closePath();
        Path2D dark = new Path2D.Double();
        dark.moveTo(x, y);
        dark.curveTo(x + spread * 0.22, y + 18, x + spread * 0.5, y + 85, x + spread, 410);
        dark.lineTo(x + spread * 0.05, 410);
        dark.curveTo(x - spread * 0.12, y + 110, x + spread * 0.1, y + 60, x, y);
        dark.closePath();
        canvas.fill(dark, y, shade, y + 190, blendOf(shade, light));
        canvas.fill(lit, y, light, y + 200, blendOf(light, shade));
    }

    /** A colour that is seven tenths the first and three tenths the second. */
    private static int blendOf(int first, int second) {
        int mixed = 0;
        for (int shift = 0; shift <= 16; shift += 8) {
            mixed |= ((first >> shift & 0xff) * 7 + (second >> shift & 0xff) * 3) / 10 << shift;
        }
        return mixed;
    }

    private static void ripples(Canvas canvas) {
        for (int i = 0; i < 130; i++) {
            double y = 330 + Math.pow(canvas.chance.nextDouble(), 0.8) * 70;
            double x = canvas.between(-20, 640);
            double length = canvas.between(14, 50);
            canvas.line(x, y, x + length, y + canvas.between(-3, 1), 0.9, 0xffe0a3, 0.22);
            canvas.line(x, y + 1.6, x + length, y + 1.6, 0.8, 0x7d4522, 0.14);
        }
    }

    private static void caravan(Canvas canvas) {
        for (int i = 0; i < 4; i++) {
            double x = 236 + i * 19;
            double y = 289 - i * 5.6;
            canvas.oval(x, y - 9, 5.2, 2.6, 0x3d2415, 1);
            canvas.oval(x - 0.5, y - 11.6, 2.4, 2.2, 0x3d2415, 1);
            canvas.line(x + 4.5, y - 9, x + 7.6, y - 13.5, 1.3, 0x3d2415, 1);
            canvas.oval(x + 8.4, y - 13.6, 1.8, 1, 0x3d2415, 1);
            canvas.line(x - 3.6, y - 8, x - 3.8, y, 0.9, 0x3d2415, 1);
            canvas.line(x + 3.4, y - 8, x + 3.6, y - 1, 0.9, 0x3d2415, 1);
        }
    }
}
