package project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The folders of {@code shared} are layers, called rooms here. A room uses only rooms below it, and
 * within a room there are no circular dependencies between types.
 */
class RoomsTest {

    /** The rooms from the top layer down. Each may use those after it, and no others. */
    private static final List<String> ROOMS = List.of("slides", "exercises", "sweeps", "running",
            "playing", "windows", "film", "charts", "options", "compiling", "networks", "learning",
            "files", "environments");

    private static final Pattern NAMED = Pattern.compile("\\bshared\\.(\\w+)\\.");

    private static List<Source> sources;

    @BeforeAll
    static void read() throws IOException {
        sources = Source.in("shared").stream().filter(source -> !source.folder().equals("shared"))
                .toList();
    }

    /** The room of a source: the folder of shared that contains it, directly or not. */
    private static String room(Source source) {
        return source.path().split("/")[1];
    }

    private static void assertNone(Collection<String> wrong) {
        assertTrue(wrong.isEmpty(), () -> "\n" + String.join("\n", wrong) + "\n");
    }

    @Test
    void everyRoomHasAPlaceInTheOrder() {
        assertEquals(new TreeSet<>(ROOMS), sources.stream().map(RoomsTest::room)
                .collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void aSourceLiesInTheFolderOfItsPackage() throws IOException {
        var wrong = new ArrayList<String>();
        for (Source source : sources) {
            if (!source.packageName().equals(source.folder().replace('/', '.'))) {
                wrong.add(source.path() + " has the package " + source.packageName());
            }
        }
        for (Source test : Source.in("tests")) {
            String inTests = test.folder().replaceFirst("^tests/?", "").replace('/', '.');
            // Lessons have no package, so their tests cannot have one either.
            if (!test.packageName().equals(inTests.equals("lessons") ? "" : inTests)) {
                wrong.add(test.path() + " has the package \"" + test.packageName() + "\"");
            }
        }
        assertNone(wrong);
    }

    @Test
    void aRoomUsesOnlyRoomsBelowIt() {
        var wrong = new TreeSet<String>();
        for (Source source : sources) {
            int own = ROOMS.indexOf(room(source));
            NAMED.matcher(source.code()).results().map(found -> found.group(1)).forEach(used -> {
                if (ROOMS.indexOf(used) < own) {
                    wrong.add(source.path() + " uses " + used);
                }
            });
        }
        assertNone(wrong);
    }

    @Test
    void noTypesOfARoomNeedEachOther() {
        var wrong = new ArrayList<String>();
        for (String room : ROOMS) {
            List<Source> inside = sources.stream().filter(source -> room(source).equals(room))
                    .toList();
            Map<String, Set<String>> uses = uses(inside);
            for (Set<String> circle : circles(uses)) {
                wrong.add(room + ": " + circle.stream().map(type -> type + " uses "
                        + uses.get(type).stream().filter(circle::contains)
                                .collect(Collectors.joining(" and ")))
                        .collect(Collectors.joining(", ")));
            }
        }
        assertNone(wrong);
    }

    /** For each type of a room, the types of the same room that its source names. */
    private static Map<String, Set<String>> uses(List<Source> room) {
        Set<String> types = room.stream().map(Source::type).collect(Collectors.toSet());
        var uses = new LinkedHashMap<String, Set<String>>();
        for (Source source : room) {
            var used = new TreeSet<String>();
            // A name after a dot is a member of another type, unless a package name stands before
            // the dot.
            Pattern.compile("(?<![\\w.])(?:shared\\.[a-z.]+\\.)?([A-Z]\\w*)").matcher(source.code())
                    .results().map(MatchResult::group).map(name -> name.replaceAll(".*\\.", ""))
                    .filter(types::contains).forEach(used::add);
            used.removeAll(source.declared());
            uses.put(source.type(), used);
        }
        return uses;
    }

    /** The sets of types that depend on each other in a circle, each set once. */
    private static Set<Set<String>> circles(Map<String, Set<String>> uses) {
        var reached = new TreeMap<String, Set<String>>();
        for (String type : uses.keySet()) {
            var seen = new TreeSet<String>();
            var next = new ArrayList<>(uses.get(type));
            while (!next.isEmpty()) {
                String one = next.remove(next.size() - 1);
                if (seen.add(one)) {
                    next.addAll(uses.get(one));
                }
            }
            reached.put(type, seen);
        }
        return reached.keySet().stream().filter(type -> reached.get(type).contains(type))
                .map(type -> reached.get(type).stream()
                        .filter(other -> reached.get(other).contains(type))
                        .collect(Collectors.toCollection(TreeSet::new)))
                .collect(Collectors.toSet());
    }

    /** Tests the search for circles: a chain has none, and a ring has one. */
    @Test
    void aCircleIsFound() {
        Map<String, Set<String>> chain = Map.of("A", Set.of("B"), "B", Set.of("C"), "C", Set.of());
        assertEquals(Set.of(), circles(chain));
        Map<String, Set<String>> ring = Map.of("A", Set.of("B"), "B", Set.of("C"),
                "C", Set.of("B"), "D", Set.of("A"));
        assertEquals(Set.of(Set.of("B", "C")), circles(ring));
    }

    /** A name in a comment or a string, and a member of another type, do not count as uses. */
    @Test
    void onlyCodeCounts() {
        var one = new Source("shared/x/One.java", """
                package shared.x;
                /** See {@link Two}. */
                class One {
                    String name = "Two" + '"'; // Two
                    Other.Two other;
                    record Four() { }
                    Four four;
                    Three three = shared.x.Five.make();
                }
                """);
        var room = new ArrayList<>(List.of(one));
        for (String type : List.of("Two", "Three", "Four", "Five")) {
            room.add(new Source("shared/x/" + type + ".java", "class " + type + " { }"));
        }
        assertEquals(Set.of("Three", "Five"), uses(room).get("One"));
    }
}
