package shared.exercises;

import java.lang.reflect.Array;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;

/**
 * What a method has returned, as one list: its numbers, or the lines of a text.
 *
 * @param places where each item stands in what was returned, such as "[2][1]"; "" for a single one
 * @param items a Double or a String for each place
 */
record Values(List<String> places, List<Object> items) {

    /**
     * Takes apart what a method has returned.
     *
     * @param returned a number, a boolean (1 or 0), a text, an array or list of these, or a record
     */
    static Values of(Object returned) {
        var values = new Values(new ArrayList<>(), new ArrayList<>());
        values.add("", returned);
        return values;
    }

    private void add(String place, Object value) {
        List<?> elements = value instanceof String text ? text.lines().toList() : elements(value);
        if (value instanceof Number number) {
            put(place, number.doubleValue());
        } else if (value instanceof Boolean truth) {
            put(place, truth ? 1.0 : 0.0);
        } else if (value instanceof String text && elements.size() < 2) {
            put(place, text);
        } else if (elements != null) {
            for (int i = 0; i < elements.size(); i++) {
                add(place + "[" + i + "]", elements.get(i));
            }
        } else if (value instanceof Record record) {
            for (RecordComponent component : record.getClass().getRecordComponents()) {
                add(place + (place.isEmpty() ? "" : ".") + component.getName(),
                        component(record, component));
            }
        } else {
            put(place, String.valueOf(value));
        }
    }

    private void put(String place, Object item) {
        places.add(place);
        items.add(item);
    }

    /** The elements of an array or a list; null for anything else. */
    static List<?> elements(Object object) {
        if (object instanceof List<?> list) {
            return list;
        }
        if (object == null || !object.getClass().isArray()) {
            return null;
        }
        var elements = new ArrayList<Object>();
        for (int i = 0; i < Array.getLength(object); i++) {
            elements.add(Array.get(object, i));
        }
        return elements;
    }

    /** The value of a record's component, even if the record is private. */
    static Object component(Record record, RecordComponent component) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The number of items. */
    int size() {
        return items.size();
    }

    /**
     * The first item that differs from another's; -1 if there is none, and the smaller size if one
     * has more items.
     *
     * @param tolerance the difference allowed between numbers, relative to 1 + their size
     */
    int difference(Values other, double tolerance) {
        int size = Math.min(size(), other.size());
        for (int i = 0; i < size; i++) {
            if (!same(items.get(i), other.items.get(i), tolerance)) {
                return i;
            }
        }
        return size() == other.size() ? -1 : size;
    }

    private static boolean same(Object one, Object other, double tolerance) {
        if (one instanceof Double x && other instanceof Double y) {
            return x.equals(y) || Math.abs(x - y) <= tolerance * (1 + Math.abs(y));
        }
        return one.equals(other);
    }
}
