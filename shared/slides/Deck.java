package shared.slides;

import java.util.List;

/**
 * The slides about one topic.
 *
 * @param id the name in the address of each of its slides: letters, digits and hyphens
 * @param title its title, as plain text
 * @param slides its slides, of which the first is its cover
 */
record Deck(String id, String title, List<Slide> slides) {
}
