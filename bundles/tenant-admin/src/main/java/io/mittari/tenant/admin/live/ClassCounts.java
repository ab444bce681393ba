package io.mittari.tenant.admin.live;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import javax.management.JMException;
import javax.management.ObjectName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How many objects of which classes the JVM has: names and numbers, and nothing that is in them. */
final class ClassCounts {

    private static final Logger LOG = LoggerFactory.getLogger(ClassCounts.class);

    /** Rank, objects, bytes, class, and its module: {@code   12:   34   544  io.x.Foo}. */
    private static final Pattern LINE = Pattern.compile("\\s*\\d+:\\s+(\\d+)\\s+\\d+\\s+(\\S+).*");

    private static final int TOLD = 10;

    private ClassCounts() {}

    /**
     * The most numerous first, {@code 12 of io.x.Foo}. The JVM tells classes of one name apart by lines only: those of several
     * versions of a bundle are added up. Takes a full collection of garbage.
     *
     * @return empty: there is none, or this JVM does not tell
     */
    static List<String> of(Set<String> classes) {
        return told(histogram(), classes);
    }

    static List<String> told(String histogram, Set<String> classes) {
        Map<String, Long> counts = new HashMap<>();
        for (var line : histogram.lines().toList()) {
            var found = LINE.matcher(line);
            if (found.matches() && classes.contains(found.group(2))) {
                counts.merge(found.group(2), Long.parseLong(found.group(1)), Long::sum);
            }
        }
        var told = new ArrayList<>(counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(TOLD)
                .map(each -> "%d of %s".formatted(each.getValue(), each.getKey()))
                .toList());
        if (counts.size() > TOLD) {
            told.add("some of %d more classes".formatted(counts.size() - TOLD));
        }
        return told;
    }

    private static String histogram() {
        try {
            return (String) ManagementFactory.getPlatformMBeanServer()
                    .invoke(
                            new ObjectName("com.sun.management:type=DiagnosticCommand"),
                            "gcClassHistogram",
                            new Object[] {new String[0]},
                            new String[] {String[].class.getName()});
        } catch (JMException e) {
            LOG.warn("this JVM does not count objects: {}", e.toString());
            return "";
        }
    }
}
