package shared.charts;

/** A value to reach, drawn as a dashed horizontal line. */
record Target(String name, double y) {
}
