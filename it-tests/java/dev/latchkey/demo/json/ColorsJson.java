package dev.latchkey.demo.json;

import java.util.List;

/** Holds what the colour model sees in one image, the largest share first. */
public class ColorsJson {
    public List<ColorJson> colors;
}
