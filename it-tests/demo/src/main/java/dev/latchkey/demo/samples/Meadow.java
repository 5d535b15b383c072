package dev.latchkey.demo.samples;

/** Paints a tree on a hill, clouds and far too many flowers. */
final class Meadow {
    private static final int[] FLOWERS = {0xffffff, 0xffd23f, 0xee4266, 0xf7a1c4, 0x8e6bd1};

    private Meadow() {}

    static void paint(Canvas canvas) {
        canvas.blend(0, 270, 0x3d8fdc, 0x7dbcf0, 0xcbe8fa);
        cloud(canvas, 130, 80, 1.15);
        cloud(canvas, 370, 52, 0.8);
        cloud(canvas, 545, 112, 1);
        canvas.fill(new Ridge(228, 46, 1.3, 4, canvas.chance).downTo(400), 0x8fb8ad, 1);
        canvas.fill(new Ridge(252, 38, 1.1, 2, canvas.chance).downTo(400), 235, 0x9ccf6b, 330, 0x6fae4a);
        Ridge hill = new Ridge(285, 62, 0.75, 2, canvas.chance);
        canvas.fill(hill.downTo(400), 255, 0x86c351, 400, 0x4b8f36);
        tree(canvas, 452, hill.at(452) + 4);
        Ridge near = new Ridge(335, 34, 0.9, 2, canvas.chance);
        canvas.fill(near.downTo(400), 315, 0x62a63d, 400, 0x2f6d27);
        grass(canvas, near);
        flowers(canvas, near);
    }

    private static void cloud(Canvas canvas, double x, double y, double size) {
        for (int i = 0; i < 9; i++) {
            double dx = (i - 4) * 15 * size;
            double lift = (4 - Math.abs(i - 4)) * 5 * size;
            canvas.disc(x + dx, y + 7 * size - lift * 0.4, (11 + lift * 0.75) * size, 0xd4e3f2, 0.6);
            canvas.disc(x + dx, y - lift * 0.6, (10 + lift * 0.7) * size, 0xffffff, 0.92);
        }
    }

    private static void tree(Canvas canvas, double x, double y) {
        canvas.oval(x + 18, y + 3, 70, 7, 0x2f6d27, 0.4);
        canvas.polygon(0x5b3f2a, 1, x - 8, y + 2, x - 4, y - 62, x + 5, y - 62, x + 10, y + 2);
        canvas.line(x, y - 48, x - 24, y - 78, 4, 0x5b3f2a, 1);
        canvas.line(x, y - 44, x + 26, y - 74, 4, 0x5b3f2a, 1);
        int[] shades = {0x2f6d2b, 0x3f8434, 0x569b3d, 0x74b44a};
        for (int shade = 0; shade < shades.length; shade++) {
            for (int i = 0; i < 34; i++) {
                double angle = canvas.between(0, 2 * Math.PI);
                double reach = Math.sqrt(canvas.chance.nextDouble()) * (58 - shade * 9);
                double leafX = x - shade * 5 + Math.cos(angle) * reach * 1.15;
                double leafY = y - 98 - shade * 7 + Math.sin(angle) * reach * 0.72;
                canvas.disc(leafX, leafY, canvas.between(8, 17 - shade * 2), shades[shade], 0.95);
            }
        }
    }

    private static void grass(Canvas canvas, Ridge ground) {
        for (int i = 0; i < 900; i++) {
            double x = canvas.between(0, 640);
            double y = ground.at(x) + Math.pow(canvas.chance.nextDouble(), 0.8) * (410 - ground.at(x));
            double height = 5 + (y - 320) * 0.12;
            canvas.line(x, y, x + canvas.between(-4, 4), y - height, 1.1, i % 2 == 0 ? 0x8fcf55 : 0x2c6424, 0.5);
        }
    }

    private static void flowers(Canvas canvas, Ridge ground) {
        for (int i = 0; i < 230; i++) {
            double x = canvas.between(0, 640);
            double y = ground.at(x) + 4 + canvas.chance.nextDouble() * (396 - ground.at(x));
            double size = 1.1 + Math.max(y - 320, 0) * 0.03;
            int petals = FLOWERS[canvas.chance.nextInt(FLOWERS.length)];
            for (int petal = 0; petal < 5; petal++) {
                double angle = petal * 2 * Math.PI / 5;
                canvas.disc(x + Math.cos(angle) * size, y + Math.sin(angle) * size, size * 0.85, petals, 1);
            }
            canvas.disc(x, y, size * 0.65, petals == 0xffd23f ? 0xb5651d : 0xffc83d, 1);
        }
    }
}
