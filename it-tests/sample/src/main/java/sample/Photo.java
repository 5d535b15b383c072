package sample;

import dev.latchkey.ScopeRequired;
import java.util.List;

/** A photo, with a member that not every key may see. */
public class Photo {
    public String id = "p1";
    public String title = "A harbour";
    public String url = "/photos/p1.jpg";

    @ScopeRequired("Labels:Get")
    public List<String> labels = List.of("boat", "water");
}
