package dev.latchkey.demo.samples;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Paints each sample when it is first asked for, and keeps it. */
@ApplicationScoped
public class Gallery {
    private final Map<Sample, byte[]> painted = new ConcurrentHashMap<>();

    /** The sample as a PNG. */
    public byte[] png(Sample sample) {
        return painted.computeIfAbsent(sample, Sample::paint).clone();
    }
}
