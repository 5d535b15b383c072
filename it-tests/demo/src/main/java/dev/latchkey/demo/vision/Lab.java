package dev.latchkey.demo.vision;

/**
 * Places a colour in CIELAB (D65), where distances are about what people see.
 *
 * @param lightness 0 to 100
 * @param a from green to red
 * @param b from blue to yellow
 */
record Lab(double lightness, double a, double b) {

    static Lab of(double red, double green, double blue) {
        double r = linear(red / 255);
        double g = linear(green / 255);
        double b = linear(blue / 255);
        double x = root((0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047);
        double y = root(0.2126729 * r + 0.7151522 * g + 0.0721750 * b);
        double z = root((0.0193339 * r + 0.1191920 * g + 0.9503041 * b) / 1.08883);
        return new Lab(116 * y - 16, 500 * (x - y), 200 * (y - z));
    }

    double squareDistance(Lab other) {
        double dl = lightness - other.lightness;
        double da = a - other.a;
        double db = b - other.b;
        return dl * dl + da * da + db * db;
    }

    private static double linear(double channel) {
        return channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
    }

    private static double root(double t) {
        return t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16.0 / 116;
    }
}
