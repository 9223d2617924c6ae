package shared.slides;

/**
 * A slide.
 *
 * @param layout how its parts are arranged: a class of the style sheet
 * @param heading its heading, as an HTML element
 * @param body what it shows below the heading, as HTML
 * @param notes what only the speaker sees, as HTML; empty if there is nothing
 */
record Slide(String layout, String heading, String body, String notes) {
}
