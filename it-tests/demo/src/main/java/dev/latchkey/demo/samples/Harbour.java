package dev.latchkey.demo.samples;

/** Paints sailing boats in front of a low sun. */
final class Harbour {
    private static final int HORIZON = 235;

    private Harbour() {}

    static void paint(Canvas canvas) {
        canvas.blend(0, HORIZON, 0x24365f, 0x5b5488, 0xc76f7d, 0xf6a463, 0xffd58c);
        clouds(canvas);
        canvas.glow(420, 205, 190, 0xfff0b8, 0.75);
        canvas.disc(420, 205, 24, 0xfff6d8, 1);
        canvas.fill(new Ridge(212, 40, 1.4, 4, canvas.chance).downTo(HORIZON), 0x7d5a7f, 1);
        canvas.fill(new Ridge(226, 22, 2.2, 5, canvas.chance).downTo(HORIZON), 0x57446c, 1);
        canvas.blend(HORIZON, Canvas.HEIGHT, 0xe79a6c, 0x8d6480, 0x37466f, 0x1c2b4d);
        glitter(canvas);
        boat(canvas, 250, 262, 0.5, 0xf3dcc2);
        boat(canvas, 520, 278, 0.75, 0xfbe9cf);
        boat(canvas, 355, 318, 1.2, 0xfff4e2);
        lighthouse(canvas);
    }

    private static void clouds(Canvas canvas) {
        for (int i = 0; i < 26; i++) {
            double y = canvas.between(30, 190);
            canvas.oval(canvas.between(0, 640), y, canvas.between(40, 130), canvas.between(2, 6), 0xffc9a3, 0.13);
        }
    }

    private static void glitter(Canvas canvas) {
        for (int i = 0; i < 420; i++) {
            double depth = Math.pow(canvas.chance.nextDouble(), 1.5);
            double y = HORIZON + 3 + depth * 160;
            double x = 420 + canvas.chance.nextGaussian() * (14 + depth * 60);
            canvas.oval(x, y, 3 + depth * 11, 0.6 + depth * 1.1, 0xffe3a6, 0.55 - depth * 0.3);
        }
        for (int i = 0; i < 160; i++) {
            double y = canvas.between(HORIZON + 4, Canvas.HEIGHT);
            canvas.oval(canvas.between(0, 640), y, canvas.between(8, 34), 0.8, 0xf5c6a8, 0.14);
        }
    }

    private static void boat(Canvas canvas, double x, double y, double size, int sail) {
        canvas.polygon(0x1d2340, 0.35, x - 30 * size, y + 9 * size, x + 30 * size, y + 9 * size, x, y + 60 * size);
        canvas.polygon(sail, 1, x - 2 * size, y - 3 * size, x - 2 * size, y - 78 * size, x - 32 * size, y - 6 * size);
        canvas.polygon(
                0xd9a58d, 1, x + 3 * size, y - 6 * size, x + 3 * size, y - 66 * size, x + 25 * size, y - 8 * size);
        canvas.line(x, y, x, y - 82 * size, 2 * size, 0x2b2238, 1);
        canvas.polygon(
                0x2b2238,
                1,
                x - 34 * size,
                y,
                x + 34 * size,
                y,
                x + 24 * size,
                y + 10 * size,
                x - 25 * size,
                y + 10 * size);
    }

    private static void lighthouse(Canvas canvas) {
        canvas.polygon(0x211c33, 1, 0, 330, 90, 318, 190, 338, 250, 372, 180, 400, 0, 400);
        canvas.polygon(0xf4e3d3, 1, 82, 325, 92, 190, 116, 190, 126, 325);
        canvas.polygon(0xb9484a, 1, 85, 285, 88, 250, 120, 250, 123, 285);
        canvas.polygon(0xb9484a, 1, 91, 215, 92, 190, 116, 190, 117, 215);
        canvas.polygon(0x1d2340, 0.28, 106, 190, 116, 190, 126, 325, 110, 325);
        canvas.box(88, 184, 32, 6, 0x2b2238, 1);
        canvas.box(95, 166, 18, 18, 0xffe9a8, 1);
        canvas.polygon(0x2b2238, 1, 91, 166, 117, 166, 104, 152);
        canvas.glow(104, 175, 60, 0xffe9a8, 0.7);
    }
}
