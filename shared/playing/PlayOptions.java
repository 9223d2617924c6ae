package shared.playing;

import java.nio.file.Path;
import shared.charts.Size;
import shared.options.Setting;

/** The options of every program that plays and does not learn. */
final class PlayOptions {

    @Setting(help = "the seed of all random numbers: the same seed gives the same episodes")
    long seed;

    @Setting(help = "opens no window, and plays as fast as it can")
    boolean headless;

    @Setting(help = "the speed in the window: 1 is real time, 2 twice as fast",
            above = 0, to = 1_000)
    double speed = 1;

    @Setting(label = "WxH", help = "the size of the picture in the window, and of the chart's file")
    Size size;

    @Setting(help = "scales the text under the picture and in the chart", from = 0.5, to = 4)
    double text = 1;

    @Setting(label = "FILE.png", help = "file for the chart; FILE.svg is possible, too")
    Path chart;

    @Setting(label = "FILE.gif", help = "films the first episode")
    Path gif;
}
