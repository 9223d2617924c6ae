// The moon lander for the lessons that fly it, brought by: SOURCES ../shared/Lander.java
// Besides ../shared/Shared.java, so that no other lesson waits for it.

// The lander's physics: pure Java, BSD licence, 286 kB.
//DEPS org.jbox2d:jbox2d-library:2.2.1.1

//SOURCES environments/LanderBodies.java
//SOURCES environments/LanderContacts.java
//SOURCES environments/LanderPicture.java
//SOURCES environments/LanderPool.java
//SOURCES environments/LanderTerrain.java
//SOURCES environments/LunarLander.java

/** Nothing but the lines above. */
final class Lander {

    private Lander() {
    }
}
