package dev.latchkey.demo.vision;

import java.util.Comparator;
import java.util.stream.Stream;

/** Names the sixteen colours of HTML 4. */
public enum NamedColor {
    BLACK("Black", 0x000000),
    SILVER("Silver", 0xc0c0c0),
    GRAY("Gray", 0x808080),
    WHITE("White", 0xffffff),
    MAROON("Maroon", 0x800000),
    RED("Red", 0xff0000),
    PURPLE("Purple", 0x800080),
    FUCHSIA("Fuchsia", 0xff00ff),
    GREEN("Green", 0x008000),
    LIME("Lime", 0x00ff00),
    OLIVE("Olive", 0x808000),
    YELLOW("Yellow", 0xffff00),
    NAVY("Navy", 0x000080),
    BLUE("Blue", 0x0000ff),
    TEAL("Teal", 0x008080),
    AQUA("Aqua", 0x00ffff);

    private final String title;
    private final Cluster cluster = new Cluster();

    NamedColor(String title, int rgb) {
        this.title = title;
        cluster.add(rgb);
    }

    /** The one that looks most like these pixels. */
    public static NamedColor nearest(Cluster color) {
        return Stream.of(values())
                .min(Comparator.comparingDouble(named -> named.cluster.mean().squareDistance(color.mean())))
                .orElseThrow();
    }

    /** What people call it. */
    public String title() {
        return title;
    }

    /** Like {@code #c0c0c0}. */
    public String hex() {
        return cluster.hex();
    }
}
