package shared.files;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Tests of files for NumPy and from NumPy. */
class NpzTest {

    @TempDir
    Path folder;

    private Path numpy(String name) throws IOException {
        Path file = folder.resolve(name);
        try (InputStream in = NpzTest.class.getResourceAsStream(name)) {
            Files.copy(in, file);
        }
        return file;
    }

    /** The file was written by NumPy 2.4. The array "column" is stored column by column. */
    @Test
    void readsWhatNumPyWrote() throws IOException {
        Map<String, Tensor> arrays = Npz.read(numpy("numpy.npz")).arrays();
        assertEquals(5, arrays.size());
        Tensor real = arrays.get("float");
        assertEquals(Tensor.of(new float[] {0, 0.25f, 0.5f, 0.75f, 1, 1.25f}, 2, 3), real);
        assertEquals(Tensor.vector(0.1, -2.5e300), arrays.get("double"));
        assertEquals(Tensor.of(new long[] {1, -2, 3, 1L << 40}, 2, 2), arrays.get("long"));
        assertEquals(Tensor.of(new double[] {0, 1, 2, 3, 4, 5}, 2, 3), arrays.get("column"));
        assertEquals(Tensor.of(new double[] {7.5}), arrays.get("scalar"));
    }

    @Test
    void readsCompressedFiles() throws IOException {
        float[] numbers = Npz.read(numpy("numpy-compressed.npz")).arrays().get("float")
                .floats();
        assertEquals(1000, numbers.length);
        assertEquals(999, numbers[999]);
    }

    /** Rounding changes a number by at most one 2048th, half of the last bit of half precision. */
    @Test
    void roundsToElevenBits() {
        var arrays = new LinkedHashMap<String, Tensor>();
        var numbers = new SplittableRandom(1).doubles(1000, -3, 3).toArray();
        var floats = new float[numbers.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) numbers[i];
        }
        arrays.put("a", Tensor.of(floats, 10, 100));
        arrays.put("odd", Tensor.vector(0f, -0f, Float.NaN, Float.NEGATIVE_INFINITY));
        arrays.put("steps", Tensor.vector(1L << 50 | 1));
        Npz rounded = new Npz(arrays, "text").rounded();
        float[] a = rounded.arrays().get("a").floats();
        for (int i = 0; i < numbers.length; i++) {
            assertEquals(numbers[i], a[i], Math.abs(numbers[i]) / 2048 + 1e-7);
            assertEquals(0, Float.floatToRawIntBits(a[i]) & 0x1FFF);
        }
        assertArrayEquals(new int[] {10, 100}, rounded.arrays().get("a").shape());
        assertArrayEquals(new float[] {0f, -0f, Float.NaN, Float.NEGATIVE_INFINITY},
                rounded.arrays().get("odd").floats());
        assertEquals(1L << 50 | 1, rounded.arrays().get("steps").longs()[0]);
        assertEquals("text", rounded.settings());
        assertEquals(numbers[7], arrays.get("a").floats()[7], 1e-6, "a copy");
    }

    private static Npz example() {
        var arrays = new LinkedHashMap<String, Tensor>();
        arrays.put("policy.weight", Tensor.of(new float[] {1, 2, 3, 4, 5, -6.5f}, 2, 3));
        arrays.put("policy.bias", Tensor.vector(1f, 2f));
        arrays.put("adam.steps", Tensor.vector(1L << 50));
        arrays.put("double", Tensor.vector(Math.PI, -0.0));
        return new Npz(arrays, "{\"name\": \"\u03c0\"}");
    }

    private static byte[] bytes(Npz npz) throws IOException {
        var out = new ByteArrayOutputStream();
        npz.write(out);
        return out.toByteArray();
    }

    @Test
    void readsWhatItWrote() throws IOException {
        Path file = Files.write(folder.resolve("a.npz"), bytes(example()));
        Npz read = Npz.read(file);
        assertEquals(example().settings(), read.settings());
        assertEquals(example().arrays().keySet(), read.arrays().keySet());
        example().arrays().forEach((name, array) ->
                assertEquals(array, read.arrays().get(name), name));
        assertEquals(2, read.under("policy").size());
        assertEquals(1L << 50, read.under("adam").get("steps").longs()[0]);
    }

    @Test
    void equalContentsGiveEqualFiles() throws IOException {
        assertArrayEquals(bytes(example()), bytes(example()));
        assertArrayEquals(bytes(example()), bytes(new Npz(new TreeMap<>(example().arrays())
                .descendingMap(), example().settings())));
    }

    /** The reader of ND4J stands for any other reader. */
    @Test
    void anIndependentReaderUnderstandsIt() throws Exception {
        var arrays = new LinkedHashMap<>(example().arrays());
        Path file = Files.write(folder.resolve("a.npz"), bytes(new Npz(arrays, "")));
        // The reader takes every entry for an array.
        try (var zip = java.nio.file.FileSystems.newFileSystem(file)) {
            Files.delete(zip.getPath("settings.json"));
            for (String name : arrays.keySet()) {
                byte[] npy = Files.readAllBytes(zip.getPath(name + ".npy"));
                assertEquals(0, (10 + (npy[8] & 0xFF) + ((npy[9] & 0xFF) << 8)) % 64, name);
                INDArray read = Nd4j.createNpyFromByteArray(npy);
                assertArrayEquals(Arrays.stream(arrays.get(name).shape()).asLongStream()
                        .toArray(), read.shape(), name);
                assertEquals(arrays.get(name), switch (arrays.get(name).type()) {
                    case FLOAT32 -> Tensor.of(read.data().asFloat(), arrays.get(name).shape());
                    case FLOAT64 -> Tensor.of(read.data().asDouble(), arrays.get(name).shape());
                    case INT64 -> Tensor.of(read.data().asLong(), arrays.get(name).shape());
                }, name);
            }
        }
    }

    @Test
    void damagedFilesAreRefusedWithASentence() throws IOException {
        byte[] whole = bytes(example());
        var random = new SplittableRandom(1);
        for (int i = 0; i < 300; i++) {
            byte[] damaged = whole.clone();
            if (i % 3 == 0) {
                damaged = Arrays.copyOf(whole, random.nextInt(whole.length));
            } else {
                // From the first array on, in its header or its numbers.
                damaged[random.nextInt(100, whole.length * 2 / 3)] ^= (byte) random.nextInt(1, 256);
            }
            Path file = Files.write(folder.resolve(i + ".npz"), damaged);
            try {
                Npz read = Npz.read(file);
                // A damaged time stamp does no harm, but damaged numbers would.
                read.arrays().forEach((name, array) -> {
                    if (example().arrays().containsKey(name)) {
                        assertEquals(example().arrays().get(name), array);
                    }
                });
            } catch (IOException e) {
                assertTrue(e.getMessage() != null);
            }
        }
    }

    /** Writes a file with one entry. */
    private Path zip(String entry, byte[] content) throws IOException {
        Path file = folder.resolve("made.npz");
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry(entry));
            zip.write(content);
            zip.closeEntry();
        }
        return file;
    }

    /** An array in NumPy's format. */
    private static byte[] npy(int version, String header, byte... numbers) {
        String text = "{" + header + "}\n";
        return ByteBuffer.allocate(10 + text.length() + numbers.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', (byte) version, 0})
                .putShort((short) text.length()).put(text.getBytes(StandardCharsets.US_ASCII))
                .put(numbers).array();
    }

    @ParameterizedTest
    @ValueSource(strings = {"'descr': '|O', 'fortran_order': False, 'shape': (1,)",
        "'descr': '<c4', 'fortran_order': False, 'shape': (1,)",
        "'descr': '<f4', 'fortran_order': False, 'shape': (2,)",
        "'descr': '<f4', 'fortran_order': False, 'shape': (1,,1)",
        "'descr': '<f4', 'fortran_order': False, 'shape': (1)",
        "'descr': '<f4', 'fortran_order': False, 'shape': (-1,-1)",
        "'descr': '<f4', 'fortran_order': False, 'shape': (99999999999999999999,)",
        "'descr': '<f4', 'descr': '<f4', 'shape': (1,)", "'descr': '<f4', 'shape': (1,)"})
    void foreignContentsAreNamed(String header) throws IOException {
        Path file = zip("x.npy", npy(1, header, new byte[4]));
        var thrown = assertThrows(IOException.class, () -> Npz.read(file));
        assertTrue(thrown.getMessage().contains("\"x\""), thrown.getMessage());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 4, 9, 255})
    void unknownVersionsOfTheFormatAreRefused(int version) throws IOException {
        Path file = zip("x.npy", npy(version, "'descr': '<f4', 'fortran_order': False,"
                + " 'shape': (1,), ", new byte[4]));
        var thrown = assertThrows(IOException.class, () -> Npz.read(file));
        assertTrue(thrown.getMessage().contains("version " + version), thrown.getMessage());
    }

    @Test
    void whatIsNoFileOfArraysIsRefused() throws IOException {
        Path text = Files.writeString(folder.resolve("t.npz"), "not a zip", StandardCharsets.UTF_8);
        assertThrows(IOException.class, () -> Npz.read(text));
        assertThrows(IOException.class, () -> Npz.read(folder.resolve("missing.npz")));
        assertThrows(IOException.class, () -> Npz.read(folder));
        assertThrows(IOException.class, () -> Npz.read(zip("settings.json", new byte[2 << 20])));
    }

    /** The file is {@code numpy.savez(f, **numpy.load(g))} of NumPy 2.4, with other types. */
    @Test
    void readsWhatNumPyHasLoadedAndSaved() throws IOException {
        Npz read = Npz.read(numpy("numpy-again.npz"));
        assertEquals("{\"name\": \"\u03c0\"}", read.settings());
        Map<String, Tensor> arrays = read.arrays();
        assertEquals(5, arrays.size());
        for (String name : List.of("double", "half", "big", "whole")) {
            assertArrayEquals(new float[] {1, -2, 0, 512}, Saveable.floats(arrays, name, 2, 2));
        }
        assertEquals(7, Saveable.counts(arrays, "steps", 9, 1)[0]);
        assertThrows(IllegalArgumentException.class,
                () -> Saveable.counts(Map.of("steps", Tensor.vector(0.5)), "steps", 9, 1));
        assertThrows(IllegalArgumentException.class,
                () -> Saveable.counts(Map.of("steps", Tensor.vector(-1L)), "steps", 9, 1));
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.NEGATIVE_INFINITY, 1e300})
    void whatIsNotFiniteIsNotLoaded(double x) {
        var thrown = assertThrows(IllegalArgumentException.class,
                () -> Saveable.floats(Map.of("w", Tensor.vector(0, x)), "w", 2));
        assertTrue(thrown.getMessage().contains("\"w\""), thrown.getMessage());
    }
}
