package shared.charts;

/** A second x axis at the top of a chart, whose numbers are those of the x axis times a factor. */
record TopAxis(String label, double perUnit) {

    /** What it shows over these x. */
    Span over(Span x) {
        return new Span(perUnit * x.low(), perUnit * x.high());
    }
}
