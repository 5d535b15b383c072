package dev.latchkey.demo.samples;

import java.awt.geom.Path2D;

/** Paints a snowy peak and its image in a lake. */
final class Mountains {
    private static final int SHORE = 262;

    private Mountains() {}

    static void paint(Canvas canvas) {
        canvas.blend(0, SHORE, 0x2f6cae, 0x78aedb, 0xd7e9f5, 0xf6e7dc);
        canvas.fill(new Ridge(205, 60, 1.6, 6, canvas.chance).downTo(SHORE), 0xa7bfd6, 1);
        peak(canvas, 520, 112, 190, 0x7289a8);
        peak(canvas, 95, 128, 180, 0x6c83a2);
        peak(canvas, 310, 48, 260, 0x566c8c);
        canvas.fill(new Ridge(238, 26, 2.6, 6, canvas.chance).downTo(SHORE), 0x3b5a58, 1);
        canvas.fill(new Ridge(252, 14, 3.4, 6, canvas.chance).downTo(SHORE), 0x274640, 1);
        lake(canvas);
        shore(canvas);
    }

    private static void peak(Canvas canvas, double x, double top, double spread, int rock) {
        canvas.polygon(rock, 1, x - spread, SHORE, x, top, x + spread * 0.95, SHORE);
        canvas.polygon(0x1e2c44, 0.28, x, top, x + spread * 0.95, SHORE, x + spread * 0.1, SHORE, x - 8, top + 60);
        double snowline = (SHORE - top) * 0.45;
        canvas.fill(snow(canvas, x, top, -spread * 0.45, spread * 0.06, snowline), 0xfbfdff, 1);
        canvas.fill(snow(canvas, x, top, spread * 0.06, spread * 0.43, snowline), 0xc3d5ea, 1);
    }

    /** A cap between two places of the snow line, which is torn by gullies. */
    private static Path2D snow(Canvas canvas, double x, double top, double left, double right, double depth) {
        Path2D cap = new Path2D.Double();
        cap.moveTo(x, top);
        int teeth = 9;
        for (int i = 0; i <= teeth; i++) {
            double across = left + (right - left) * i / teeth;
            double torn = i % 2 == 0 ? -canvas.between(4, 20) : canvas.between(4, 26);
            cap.lineTo(x + across, top + depth + (i == 0 || i == teeth ? 0 : torn));
        }
        cap.closePath();
        return cap;
    }

    private static void lake(Canvas canvas) {
        for (int y = SHORE; y < Canvas.HEIGHT; y++) {
            int mirrored = Math.max(0, SHORE - 1 - (int) ((y - SHORE) * 1.55));
            for (int x = 0; x < Canvas.WIDTH; x++) {
                int sway = (int) Math.round(Math.sin(y * 0.9 + x * 0.02) * (y - SHORE) * 0.03);
                int from = Math.min(Math.max(x + sway, 0), Canvas.WIDTH - 1);
                canvas.image.setRGB(x, y, canvas.image.getRGB(from, mirrored));
            }
        }
        canvas.box(0, SHORE, Canvas.WIDTH, Canvas.HEIGHT - SHORE, 0x1f5a78, 0.36);
        for (int i = 0; i < 120; i++) {
            double y = canvas.between(SHORE + 2, Canvas.HEIGHT);
            canvas.oval(canvas.between(0, 640), y, canvas.between(10, 60), 0.7, 0xeaf6ff, 0.16);
        }
    }

    private static void shore(Canvas canvas) {
        canvas.fill(new Ridge(398, 26, 0.6, 4, canvas.chance).downTo(401), 0x1f3a33, 1);
        for (int i = 0; i < 26; i++) {
            double x = i < 13 ? canvas.between(-10, 120) : canvas.between(520, 650);
            double y = 404;
            double height = canvas.between(40, 105) * (i < 13 ? 1 - x / 240 : (x - 400) / 240);
            for (int tier = 0; tier < 6; tier++) {
                double tip = y - height * (1 - tier * 0.14);
                double half = height * (0.05 + tier * 0.025);
                canvas.polygon(0x16302a, 1, x, tip, x + half, tip + height * 0.28, x - half, tip + height * 0.28);
            }
        }
    }
}
