# For `sam build` only (BuildMethod: makefile): one target per function of template.yaml. Maven has built everything
# before; these targets copy a module's jar and the jars it runs with to where Lambda looks for them, lib/*.jar.

VERSION := $(shell sed -n '/<artifactId>sealpost</{n;s/.*<version>\(.*\)<\/version>.*/\1/p;q;}' pom.xml)

build-GatewayFunction build-InboundFunction build-IntakeFunction build-SubmissionFunction: MODULE = functions/gateway
build-CourierFunction build-MailEventsFunction: MODULE = functions/courier
build-PortalFunction: MODULE = functions/portal
build-SettledFunction build-UndeliverableFunction build-SweeperFunction: MODULE = functions/sweeper
build-ConsoleFunction: MODULE = console

build-%:
	@jar=$(MODULE)/target/sealpost-$(notdir $(MODULE))-$(VERSION).jar; \
	if [ ! -f "$$jar" ] || [ ! -d $(MODULE)/target/lib ]; then \
	  echo "$*: no jars in $(MODULE)/target: run mvn package first" >&2; exit 1; \
	fi; \
	mkdir -p "$(ARTIFACTS_DIR)/lib" && cp "$$jar" $(MODULE)/target/lib/*.jar "$(ARTIFACTS_DIR)/lib/"
