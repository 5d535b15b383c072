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

    /** What the first record of level SEVERE says, or better its innermost cause; else the last line. */
    static String gist(Path log) {
        List<String> lines = lines(log);
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).contains("[SEVERE]")) {
                return shorten(gist(lines.subList(i, lines.size())));
            }
        }
        return lines.isEmpty() ? "it is empty" : shorten(lines.get(lines.size() - 1));
    }

    /** A record of several lines begins with {@code [[} and ends with {@code ]]}; a trace follows what it is of. */
    private static String gist(List<String> fromRecord) {
        String first = fromRecord.get(0);
        if (!first.endsWith("[[") || fromRecord.size() == 1) {
            return first.substring(first.lastIndexOf(']') + 1);
        }
        String gist = fromRecord.get(1);
        for (int i = 1; i + 1 < fromRecord.size() && !fromRecord.get(i).equals("]]"); i++) {
            if (fromRecord.get(i + 1).startsWith("\tat ") && !fromRecord.get(i).startsWith("\t")) {
                gist = fromRecord.get(i);
            }
        }
        return gist;
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

    private static String shorten(String text) {
        String message = text.strip();
        return message.length() > LONGEST ? message.substring(0, LONGEST) + "…" : message;
    }
}
