import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import support.Call;
import support.OtherJvm;

/**
 * Gives programs saved files with random mistakes, in a JVM with little memory. A file is played,
 * or resumed, or refused with status 2 in one sentence.
 */
class MutatedFilesTest {

    private static final int FILES = 3000;

    @TempDir
    Path folder;

    @Test
    @Tag("slow")
    void aFileIsPlayedOrRefusedInASentence() throws Exception {
        OtherJvm.succeed(Mutations.class, folder);
    }

    /** The program in the other JVM; it prints the files that were not treated well. */
    static final class Mutations {

        private static final List<String> NUMBERS = List.of("-1", "0", "1e999", "NaN", "2147483648",
                "99999999999999999999", "0.5", "\"x\"", "null", "[]", "{}", "\"${env:HOME}\"",
                "\"\\u001b[2J\"", "\"" + "y".repeat(100_000) + "\"");

        private final SplittableRandom random = new SplittableRandom(7);

        public static void main(String[] args) throws Exception {
            System.exit(new Mutations().run(Path.of("").toAbsolutePath()) ? 0 : 1);
        }

        private boolean run(Path folder) throws IOException {
            Path saved = folder.resolve("saved.npz");
            Path file = folder.resolve("mutated.npz");
            String chart = folder.resolve("chart.png").toString();
            Call call = Call.of(new Reinforce(), "--episodes", "5", "--evaluate", "0", "--quiet",
                    "--save", saved.toString(), "--chart", chart);
            byte[] original = Files.readAllBytes(saved);
            int bad = call.status();
            int played = 0;
            for (int i = 0; i < FILES; i++) {
                byte[] mutated = random.nextBoolean() ? damaged(original) : changed(original);
                Files.write(file, mutated);
                long start = System.nanoTime();
                boolean resumed = i % 4 == 0;
                Call answer = resumed
                        ? Call.of(new Reinforce(), "--resume", file.toString(), "--episodes", "6",
                                "--evaluate", "0", "--quiet", "--chart", chart)
                        : Call.of(new Deploy(), file.toString(), "--episodes", "1");
                double seconds = (System.nanoTime() - start) / 1e9;
                if (!good(answer) || seconds > 5) {
                    bad++;
                    System.out.printf("file %d, %s: status %d in %.1f s: %s%n", i,
                            resumed ? "resumed" : "played", answer.status(), seconds,
                            answer.err().substring(0, Math.min(300, answer.err().length())));
                }
                played += answer.status() == 0 ? 1 : 0;
            }
            System.out.println(FILES + " files, " + played + " played or resumed, " + bad
                    + " treated badly");
            return bad == 0;
        }

        private static boolean good(Call call) {
            String err = call.err();
            boolean sentence = err.strip().lines().count() == 1 && err.length() < 500
                    && !err.contains("Exception") && !err.contains("Error")
                    && err.strip().chars().noneMatch(Character::isISOControl);
            // A weight may be so large that the first gradient is infinite.
            return call.status() == 0 || sentence && (call.status() == 2
                    || call.status() == 1 && err.startsWith("The gradient of "));
        }

        /** Some bytes of the file are others, missing, or too many. */
        private byte[] damaged(byte[] file) {
            byte[] copy = file.clone();
            int at = random.nextInt(copy.length);
            switch (random.nextInt(4)) {
                case 0 -> {
                    for (int i = random.nextInt(1, 5); i > 0; i--) {
                        copy[random.nextInt(copy.length)] = (byte) random.nextInt(256);
                    }
                }
                case 1 -> copy = Arrays.copyOf(copy, at);
                case 2 -> copy = join(Arrays.copyOf(copy, at), bytes(random.nextInt(1, 50)),
                        Arrays.copyOfRange(file, at, file.length));
                // The directory at the end decides what is read.
                default -> copy[copy.length - 1 - random.nextInt(1200)] =
                        (byte) random.nextInt(256);
            }
            return copy;
        }

        private byte[] bytes(int number) {
            var bytes = new byte[number];
            random.nextBytes(bytes);
            return bytes;
        }

        private static byte[] join(byte[]... parts) {
            var all = new ByteArrayOutputStream();
            Arrays.stream(parts).forEach(all::writeBytes);
            return all.toByteArray();
        }

        /** A sound archive with an entry that is changed, missing, added or has another name. */
        private byte[] changed(byte[] file) throws IOException {
            Map<String, byte[]> entries = entries(file);
            var names = new ArrayList<>(entries.keySet());
            String name = random.nextInt(3) == 0 ? "settings.json"
                    : names.get(random.nextInt(names.size()));
            byte[] entry = entries.get(name);
            switch (random.nextInt(6)) {
                case 0 -> entries.remove(name);
                case 1 -> entries.put(name, damaged(join(entry, new byte[1200])));
                case 2 -> entries.put(name + "x", entries.remove(name));
                case 3 -> entries.put("other" + random.nextInt(3) + ".npy",
                        new byte[random.nextInt(8) == 0 ? 100_000_000 : 100]);
                case 4 -> entries.put(name, numberChanged(entry));
                default -> entries.put(name, replaced(entry));
            }
            var out = new ByteArrayOutputStream();
            try (var zip = new ZipOutputStream(out)) {
                for (var each : entries.entrySet()) {
                    zip.putNextEntry(new ZipEntry(each.getKey()));
                    zip.write(each.getValue());
                }
            }
            return out.toByteArray();
        }

        /** One number in the text of the entry, or in the header of its array, is another. */
        private byte[] numberChanged(byte[] entry) {
            String text = new String(entry, StandardCharsets.ISO_8859_1);
            var numbers = Pattern.compile("[0-9]+(\\.[0-9]+)?")
                    .matcher(text.substring(0, Math.min(2000, text.length()))).results().toList();
            if (numbers.isEmpty()) {
                return entry;
            }
            var number = numbers.get(random.nextInt(numbers.size()));
            String other = NUMBERS.get(random.nextInt(NUMBERS.size()));
            return (text.substring(0, number.start()) + other + text.substring(number.end()))
                    .getBytes(StandardCharsets.ISO_8859_1);
        }

        /** Four bytes near the end, where the numbers are, become NaN, infinite or huge. */
        private byte[] replaced(byte[] entry) {
            byte[] copy = entry.clone();
            int[] bits = {0x7fc00000, 0x7f800000, 0xff800000, 0x7f7fffff, -1};
            int number = bits[random.nextInt(bits.length)];
            int at = copy.length - 4 - 4 * random.nextInt(Math.max(1, (copy.length - 128) / 4));
            for (int i = 0; i < 4 && at + i >= 0; i++) {
                copy[at + i] = (byte) (number >> 8 * i);
            }
            return copy;
        }

        private static Map<String, byte[]> entries(byte[] file) throws IOException {
            var entries = new LinkedHashMap<String, byte[]>();
            try (var zip = new ZipInputStream(new ByteArrayInputStream(file))) {
                for (ZipEntry entry; (entry = zip.getNextEntry()) != null;) {
                    entries.put(entry.getName(), zip.readAllBytes());
                }
            }
            return entries;
        }
    }
}
