package dev.latchkey.demo.json;

/** Names an image by its address, or carries its bytes in base64. */
public class ImageJson {
    public String url;
    public String base64;
}
