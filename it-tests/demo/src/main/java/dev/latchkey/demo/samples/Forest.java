package dev.latchkey.demo.samples;

/** Paints firs that step out of the morning mist, row by row. */
final class Forest {
    private static final int[] ROWS = {0xa9c6b8, 0x7fab9a, 0x568a76, 0x336a55, 0x1d4a3a, 0x0f2e25};

    private Forest() {}

    static void paint(Canvas canvas) {
        canvas.blend(0, Canvas.HEIGHT, 0xcfe3e0, 0xe9f1dd, 0xf4efd0, 0xdfe8cf);
        canvas.glow(470, 70, 260, 0xfffbe0, 0.95);
        canvas.disc(470, 70, 26, 0xfffdf0, 0.9);
        canvas.fill(new Ridge(165, 70, 1.2, 4, canvas.chance).downTo(Canvas.HEIGHT), 0xc3d8cf, 1);
        for (int row = 0; row < ROWS.length; row++) {
            row(canvas, row);
            mist(canvas, row);
        }
        rays(canvas);
    }

    private static void row(Canvas canvas, int row) {
        Ridge ground = new Ridge(205 + row * 38, 36, 1.1 + row * 0.2, 3, canvas.chance);
        canvas.fill(ground.downTo(Canvas.HEIGHT), ROWS[row], 1);
        double size = 26 + row * row * 4.6;
        for (double x = -10; x < 660; x += size * canvas.between(0.28, 0.55)) {
            fir(canvas, x, ground.at(x) + 6, size * canvas.between(0.75, 1.25), ROWS[row]);
        }
    }

    private static void fir(Canvas canvas, double x, double y, double height, int color) {
        for (int tier = 0; tier < 6; tier++) {
            double top = y - height * (1 - tier * 0.13);
            double bottom = y - height * (0.70 - tier * 0.14);
            double half = height * (0.07 + tier * 0.035) * canvas.between(0.85, 1.15);
            canvas.polygon(color, 1, x, top, x + half, bottom + 2, x, bottom - height * 0.03, x - half, bottom);
        }
        canvas.line(x, y, x, y - height * 0.9, height * 0.03, color, 1);
    }

    private static void mist(Canvas canvas, int row) {
        if (row == ROWS.length - 1) {
            return;
        }
        for (int i = 0; i < 16; i++) {
            double y = 250 + row * 36 + canvas.between(-8, 14);
            canvas.oval(canvas.between(0, 640), y, canvas.between(90, 220), canvas.between(8, 20), 0xeef4e4, 0.075);
        }
    }

    private static void rays(Canvas canvas) {
        for (int i = 0; i < 7; i++) {
            double foot = -40 + i * 92 + canvas.between(-20, 20);
            canvas.polygon(0xfffbe0, 0.06, 466, 66, 474, 74, foot + canvas.between(40, 80), 400, foot, 400);
        }
    }
}
