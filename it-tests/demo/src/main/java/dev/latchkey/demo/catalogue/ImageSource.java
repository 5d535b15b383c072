package dev.latchkey.demo.catalogue;

/** Says where an image comes from. */
public sealed interface ImageSource {

    /**
     * Leaves the image where it is.
     *
     * @param url its address, which nobody here opens
     */
    record At(String url) implements ImageSource {}

    /**
     * Brings the image along.
     *
     * @param bytes a whole PNG, JPEG or GIF
     */
    record Bytes(byte[] bytes) implements ImageSource {}
}
