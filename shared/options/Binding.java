package shared.options;

import java.lang.annotation.Annotation;
import java.lang.reflect.Field;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import picocli.CommandLine.Model.IGetter;
import picocli.CommandLine.Model.ISetter;

/**
 * A field of an object, as picocli reads and writes it.
 *
 * @param owner the object
 * @param field the field, which is not final
 */
record Binding(Object owner, Field field) implements IGetter, ISetter {

    /** An object's fields that have an annotation, those of its superclasses first. */
    static List<Binding> of(Object owner, Class<? extends Annotation> annotation) {
        Deque<Class<?>> types = new ArrayDeque<>();
        for (Class<?> type = owner.getClass(); type != null; type = type.getSuperclass()) {
            types.push(type);
        }
        var bindings = new ArrayList<Binding>();
        for (Class<?> type : types) {
            for (Field field : type.getDeclaredFields()) {
                if (field.isAnnotationPresent(annotation)) {
                    field.setAccessible(true);
                    bindings.add(new Binding(owner, field));
                }
            }
        }
        return bindings;
    }

    /** The field's type. */
    Class<?> type() {
        return field.getType();
    }

    /** The field's type or, if that is an array, the type of its elements. */
    Class<?> element() {
        return type().isArray() ? type().getComponentType() : type();
    }

    @Override
    @SuppressWarnings("unchecked")  // Picocli asks for the field's type.
    public <T> T get() {
        try {
            return (T) field.get(owner);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public <T> T set(T value) {
        T old = get();
        try {
            field.set(owner, value);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("A setting must not be final: " + field, e);
        }
        return old;
    }
}
