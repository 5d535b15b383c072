package dev.latchkey.launch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Finds the first complaint in the server's log. */
final class ServerLog {
    private static final int LONGEST = 240;
    private static final String COLORS = "\u001B\\[[0-9;]*m";

    private ServerLog() {}

    /** The message of the first line of level SEVERE; else the last line; else that there is none. */
    static String gist(Path log) {
        List<String> lines = lines(log);
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).contains("[SEVERE]")) {
                String message = message(lines.get(i));
                boolean onNextLine = message.isBlank() && i + 1 < lines.size();
                return shorten(onNextLine ? lines.get(i + 1) : message);
            }
        }
        return lines.isEmpty() ? "it is empty" : shorten(lines.get(lines.size() - 1));
    }

    private static List<String> lines(Path log) {
        try {
            String text = new String(Files.readAllBytes(log), StandardCharsets.UTF_8);
            return text.replaceAll(COLORS, "")
                    .lines()
                    .filter(line -> !line.isBlank())
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static String message(String line) {
        return line.substring(line.lastIndexOf(']') + 1).replace("[[", "");
    }

    private static String shorten(String text) {
        String message = text.strip();
        return message.length() > LONGEST ? message.substring(0, LONGEST) + "…" : message;
    }
}
