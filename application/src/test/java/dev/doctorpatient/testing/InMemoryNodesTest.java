package dev.doctorpatient.testing;

import dev.doctorpatient.application.shared.OtherNodes;
import dev.doctorpatient.testing.InMemoryNodes.InMemoryNode;
import dev.doctorpatient.testing.contract.OtherNodesContract;

class InMemoryNodesTest extends OtherNodesContract {
    private final InMemoryNodes group = new InMemoryNodes();

    @Override
    protected OtherNodes start() {
        return group.join();
    }

    @Override
    protected void end(OtherNodes node) {
        ((InMemoryNode) node).close();
    }
}
