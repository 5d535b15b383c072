package dev.latchkey.demo.samples;

/** Paints a skyline at night and its lights in the river. */
final class CityNight {
    private static final int BANK = 300;
    private static final int[] LIGHTS = {0xffd67a, 0xffe9b0, 0xffb85c, 0xbfe3ff};

    private CityNight() {}

    static void paint(Canvas canvas) {
        canvas.blend(0, BANK, 0x070b1f, 0x101a3d, 0x25305f, 0x5a4a7c);
        stars(canvas);
        canvas.glow(520, 74, 120, 0xdfe6ff, 0.45);
        canvas.disc(520, 74, 27, 0xf3f2e6, 1);
        canvas.disc(512, 68, 5, 0xd9d8cf, 0.6);
        canvas.disc(527, 82, 7, 0xd9d8cf, 0.5);
        canvas.blend(BANK, Canvas.HEIGHT, 0x2a2f5a, 0x131a3a, 0x080c20);
        row(canvas, 28, 60, 150, 0x2a2f5c, 0.12);
        row(canvas, 40, 70, 215, 0x171c3f, 0.3);
        row(canvas, 48, 36, 130, 0x0b0f26, 0.42);
        canvas.box(0, BANK - 2, Canvas.WIDTH, 3, 0x05070f, 1);
        quay(canvas);
        water(canvas);
    }

    private static void stars(Canvas canvas) {
        for (int i = 0; i < 170; i++) {
            double y = Math.pow(canvas.chance.nextDouble(), 1.4) * 210;
            double brightness = canvas.between(0.25, 0.95);
            canvas.disc(canvas.between(0, 640), y, canvas.between(0.4, 1.1), 0xffffff, brightness);
        }
    }

    private static void row(Canvas canvas, double width, double low, double high, int wall, double lit) {
        for (double x = -6; x < Canvas.WIDTH; ) {
            double wide = width * canvas.between(0.7, 1.3);
            double tall = canvas.between(low, high);
            tower(canvas, x, wide, tall, wall, lit);
            x += wide + canvas.between(-2, 7);
        }
    }

    private static void tower(Canvas canvas, double x, double wide, double tall, int wall, double lit) {
        double top = BANK - tall;
        canvas.box(x, top, wide, tall, wall, 1);
        canvas.box(x, BANK, wide, tall * 0.45, wall, 0.35);
        if (tall > 170) {
            canvas.line(x + wide / 2, top, x + wide / 2, top - 26, 1.6, wall, 1);
            canvas.disc(x + wide / 2, top - 26, 1.8, 0xff5a4f, 1);
        }
        for (double y = top + 7; y < BANK - 9; y += 9) {
            for (double window = x + 4; window < x + wide - 6; window += 7) {
                if (canvas.chance.nextDouble() < lit) {
                    int light = LIGHTS[canvas.chance.nextInt(LIGHTS.length)];
                    canvas.box(window, y, 3.4, 4.6, light, canvas.between(0.5, 1));
                }
            }
        }
    }

    private static void quay(Canvas canvas) {
        for (int x = 16; x < Canvas.WIDTH; x += 38) {
            int light = LIGHTS[canvas.chance.nextInt(LIGHTS.length)];
            canvas.glow(x, BANK - 5, 15, light, 0.75);
            canvas.disc(x, BANK - 5, 1.8, 0xfff7df, 1);
            for (int y = BANK + 5; y < Canvas.HEIGHT - 6; y += 4) {
                double sway = canvas.between(-3.5, 3.5);
                double fade = 0.55 * (1 - (y - BANK) / 100.0);
                canvas.oval(x + sway, y, canvas.between(3, 9), 1.1, light, Math.max(fade, 0.04));
            }
        }
    }

    private static void water(Canvas canvas) {
        for (int i = 0; i < 190; i++) {
            double y = canvas.between(BANK + 4, Canvas.HEIGHT);
            canvas.oval(canvas.between(0, 640), y, canvas.between(10, 40), 0.7, 0x9fb0ff, 0.08);
        }
        for (int y = BANK + 6; y < Canvas.HEIGHT; y += 5) {
            canvas.oval(520 + canvas.between(-8, 8), y, canvas.between(8, 24), 1.1, 0xe6e9ff, 0.2);
        }
    }
}
