// The shared classes, and the dependencies with their reasons and licences.
// JBang compiles them once, keeps the jar, and makes it anew when one of the files has changed. It
// finds files and folders by name only where it runs from a disk, so each file is listed.

// Two classes have a main method, and JBang warns unless it knows which one is meant.
//MAIN shared.running.WarmUp

// The options on the command line. Apache 2.
//DEPS info.picocli:picocli:4.7.7
// Matrices for the networks, with the native code for this platform alone. Apache 2.
//DEPS org.nd4j:nd4j-native:1.0.0-M2.1
// ND4J logs through slf4j, which without a receiver complains at every start. MIT.
//DEPS org.slf4j:slf4j-nop:1.7.36
// Charts. LGPL 2.1 or later.
//DEPS org.jfree:jfreechart:1.5.6
// The same as SVG files. Apache 2, while JFree's own library for them is under the GPL.
//DEPS org.apache.xmlgraphics:batik-svggen:1.19
// The moon lander's physics: pure Java, 286 kB. BSD, 2 clauses.
//DEPS org.jbox2d:jbox2d-library:2.2.1.1
// The progress bar on a terminal. MIT.
//DEPS me.tongfei:progressbar:0.10.1
// Ctrl-C; the progress bar brings it anyway. BSD, 3 clauses.
//DEPS org.jline:jline-terminal:3.24.1
// JSON: results, and the settings in a saved file. Apache 2.
//DEPS com.google.code.gson:gson:2.13.1
// CSV files. Apache 2.
//DEPS org.apache.commons:commons-csv:1.14.0

//SOURCES files/Archive.java
//SOURCES files/AtomicFile.java
//SOURCES files/DistinctFiles.java
//SOURCES files/Npy.java
//SOURCES files/Npz.java
//SOURCES files/PartFile.java
//SOURCES files/Png.java
//SOURCES files/Quote.java
//SOURCES files/Reason.java
//SOURCES files/ResultsFolder.java
//SOURCES files/Saveable.java
//SOURCES files/Tensor.java
//SOURCES files/UserError.java
//SOURCES files/WritableFile.java

//SOURCES compiling/Compiler.java
//SOURCES compiling/Loaded.java
//SOURCES compiling/TemporaryFolder.java

//SOURCES options/Argument.java
//SOURCES options/Binding.java
//SOURCES options/Converters.java
//SOURCES options/Diagnosis.java
//SOURCES options/Interrupt.java
//SOURCES options/Launch.java
//SOURCES options/Launchable.java
//SOURCES options/Option.java
//SOURCES options/Options.java
//SOURCES options/Setting.java
//SOURCES options/Suggestion.java
//SOURCES options/Terminal.java
//SOURCES options/Title.java

//SOURCES environments/CartPole.java
//SOURCES environments/Environment.java
//SOURCES environments/Environments.java
//SOURCES environments/GridWorld.java
//SOURCES environments/Maze.java
//SOURCES environments/Pendulum.java
//SOURCES environments/Pictures.java
//SOURCES environments/Space.java
//SOURCES environments/Sparse.java
//SOURCES environments/Step.java
//SOURCES environments/ThreeStates.java
//SOURCES environments/TimeLimit.java
//SOURCES environments/lander/LanderBodies.java
//SOURCES environments/lander/LanderContacts.java
//SOURCES environments/lander/LanderEngine.java
//SOURCES environments/lander/LanderPicture.java
//SOURCES environments/lander/LanderPool.java
//SOURCES environments/lander/LanderTerrain.java
//SOURCES environments/lander/LunarLander.java
//SOURCES environments/pong/Pong.java
//SOURCES environments/pong/PongGame.java
//SOURCES environments/pong/PongObservation.java
//SOURCES environments/pong/PongPicture.java
//SOURCES environments/pong/PongPractice.java
//SOURCES environments/pong/PongRally.java
//SOURCES environments/pong/PongScreen.java
//SOURCES environments/pong/PongWorld.java

//SOURCES learning/Categorical.java
//SOURCES learning/Episode.java
//SOURCES learning/Estimate.java
//SOURCES learning/Minibatches.java
//SOURCES learning/PolicyEvaluation.java
//SOURCES learning/Returns.java
//SOURCES learning/RunningMean.java
//SOURCES learning/Schedules.java
//SOURCES learning/Statistics.java
//SOURCES learning/Table.java
//SOURCES learning/TablePolicy.java

//SOURCES networks/Activation.java
//SOURCES networks/ActivationLayer.java
//SOURCES networks/Adam.java
//SOURCES networks/AdamW.java
//SOURCES networks/Backend.java
//SOURCES networks/Batch.java
//SOURCES networks/BuiltLayer.java
//SOURCES networks/Conv.java
//SOURCES networks/ConvFilters.java
//SOURCES networks/ConvPass.java
//SOURCES networks/ConvStack.java
//SOURCES networks/Dense.java
//SOURCES networks/DenseInput.java
//SOURCES networks/DenseLayer.java
//SOURCES networks/DensePass.java
//SOURCES networks/DirectConvPass.java
//SOURCES networks/Fit.java
//SOURCES networks/Gradient.java
//SOURCES networks/Initialisation.java
//SOURCES networks/Layer.java
//SOURCES networks/LayerBuilder.java
//SOURCES networks/LayerParser.java
//SOURCES networks/LayerPass.java
//SOURCES networks/Learned.java
//SOURCES networks/LearnedLayer.java
//SOURCES networks/Matrix.java
//SOURCES networks/MatrixConvPass.java
//SOURCES networks/MatrixProduct.java
//SOURCES networks/Network.java
//SOURCES networks/NotFiniteException.java
//SOURCES networks/Optimiser.java
//SOURCES networks/Parallel.java
//SOURCES networks/Parameter.java
//SOURCES networks/Parameters.java
//SOURCES networks/RowMajor.java
//SOURCES networks/SavedVector.java
//SOURCES networks/Scale.java
//SOURCES networks/ScaleLayer.java
//SOURCES networks/Sgd.java
//SOURCES networks/SparseDensePass.java
//SOURCES networks/SparseImage.java
//SOURCES networks/SparsePass.java
//SOURCES networks/Trainer.java
//SOURCES networks/Vectors.java

//SOURCES film/Caption.java
//SOURCES film/ColourTable.java
//SOURCES film/FrameStore.java
//SOURCES film/Gif.java
//SOURCES film/GifFrames.java
//SOURCES film/Palette.java

//SOURCES charts/Axes.java
//SOURCES charts/Band.java
//SOURCES charts/Bars.java
//SOURCES charts/Chart.java
//SOURCES charts/ChartPlot.java
//SOURCES charts/ChartView.java
//SOURCES charts/ColourBar.java
//SOURCES charts/ColourScale.java
//SOURCES charts/Content.java
//SOURCES charts/Display.java
//SOURCES charts/Figure.java
//SOURCES charts/FigureFile.java
//SOURCES charts/FigureView.java
//SOURCES charts/Grid.java
//SOURCES charts/HeatMap.java
//SOURCES charts/Line.java
//SOURCES charts/Look.java
//SOURCES charts/Names.java
//SOURCES charts/Overlaps.java
//SOURCES charts/Painter.java
//SOURCES charts/Points.java
//SOURCES charts/Size.java
//SOURCES charts/Span.java
//SOURCES charts/Svg.java
//SOURCES charts/Targets.java
//SOURCES charts/Theme.java
//SOURCES charts/Ticks.java
//SOURCES charts/Tip.java

//SOURCES windows/AgentPanel.java
//SOURCES windows/ChartWindow.java
//SOURCES windows/FrameView.java
//SOURCES windows/FrameWindow.java
//SOURCES windows/Host.java
//SOURCES windows/Keys.java
//SOURCES windows/Places.java
//SOURCES windows/Shell.java
//SOURCES windows/Slider.java

//SOURCES playing/ActionRule.java
//SOURCES playing/Agent.java
//SOURCES playing/Animation.java
//SOURCES playing/EpisodeView.java
//SOURCES playing/Evaluation.java
//SOURCES playing/Film.java
//SOURCES playing/FrameTimer.java
//SOURCES playing/GradientCharts.java
//SOURCES playing/Histogram.java
//SOURCES playing/Numbers.java
//SOURCES playing/PictureTable.java
//SOURCES playing/PlayOptions.java
//SOURCES playing/PongAgent.java
//SOURCES playing/PongCells.java
//SOURCES playing/PongView.java
//SOURCES playing/Program.java
//SOURCES playing/Randomness.java
//SOURCES playing/SavedAgent.java
//SOURCES playing/SavedFile.java
//SOURCES playing/ScoreCharts.java
//SOURCES playing/Scores.java
//SOURCES playing/Screen.java
//SOURCES playing/Snapshot.java
//SOURCES playing/WonPoints.java

//SOURCES running/AgentWindow.java
//SOURCES running/Autosave.java
//SOURCES running/Checkpoint.java
//SOURCES running/Costs.java
//SOURCES running/EpisodeCsv.java
//SOURCES running/Experiment.java
//SOURCES running/ForgottenCalls.java
//SOURCES running/Goal.java
//SOURCES running/History.java
//SOURCES running/Kept.java
//SOURCES running/LearningCharts.java
//SOURCES running/LearningOptions.java
//SOURCES running/Lesson.java
//SOURCES running/LessonOptions.java
//SOURCES running/Messages.java
//SOURCES running/Monitor.java
//SOURCES running/OutputFiles.java
//SOURCES running/Outputs.java
//SOURCES running/Plot.java
//SOURCES running/Progress.java
//SOURCES running/Records.java
//SOURCES running/Report.java
//SOURCES running/Rollout.java
//SOURCES running/Rollouts.java
//SOURCES running/Run.java
//SOURCES running/Series.java
//SOURCES running/Session.java
//SOURCES running/SessionOptions.java
//SOURCES running/Setup.java
//SOURCES running/Shown.java
//SOURCES running/SliderPosition.java
//SOURCES running/Snapshots.java
//SOURCES running/Spread.java
//SOURCES running/StallDetector.java
//SOURCES running/Stopwatch.java
//SOURCES running/Summary.java
//SOURCES running/Team.java
//SOURCES running/TensorBoard.java
//SOURCES running/TensorBoardFile.java
//SOURCES running/TextTable.java
//SOURCES running/TimeLeft.java
//SOURCES running/Unattended.java
//SOURCES running/UpdateLines.java
//SOURCES running/Variation.java
//SOURCES running/WarmUp.java
//SOURCES running/Worker.java

//SOURCES exercises/Answer.java
//SOURCES exercises/Check.java
//SOURCES exercises/Classroom.java
//SOURCES exercises/Comparison.java
//SOURCES exercises/Course.java
//SOURCES exercises/Curve.java
//SOURCES exercises/Examiner.java
//SOURCES exercises/Exercise.java
//SOURCES exercises/ExerciseOptions.java
//SOURCES exercises/Folder.java
//SOURCES exercises/Guard.java
//SOURCES exercises/Jvm.java
//SOURCES exercises/Learning.java
//SOURCES exercises/Mistake.java
//SOURCES exercises/Pole.java
//SOURCES exercises/Printed.java
//SOURCES exercises/Progress.java
//SOURCES exercises/Row.java
//SOURCES exercises/Text.java
//SOURCES exercises/Trial.java
//SOURCES exercises/Values.java
//SOURCES exercises/Verdict.java
//SOURCES exercises/Watcher.java
//SOURCES exercises/YourTurn.java

/** Nothing but the lines above. */
final class Shared {

    private Shared() {
    }
}
