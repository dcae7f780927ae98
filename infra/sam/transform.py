"""Writes template.yaml as CloudFormation would see it, the SAM transform done, as JSON to standard output.

Usage: transform.py TEMPLATE, run by the Python of infra/sam/venv. No AWS account is asked.
"""

import json
import os
import sys

from samtranslator.translator.transform import transform
from samtranslator.yaml_helper import yaml_parse


class NoManagedPolicies:
    """Stands in for the loader that would ask IAM for AWS's own policies; our roles use none."""

    def load(self):
        return {}


def main(path):
    os.environ.setdefault("AWS_DEFAULT_REGION", "eu-central-1")
    with open(path, encoding="utf-8") as file:
        template = yaml_parse(file.read())
    template.get("Globals", {}).get("Function", {}).pop("CodeUri", None)
    for resource in template["Resources"].values():
        if resource["Type"] == "AWS::Serverless::Function":
            # What `sam package` would put in the place of the folder.
            resource.setdefault("Properties", {})["CodeUri"] = {"Bucket": "code", "Key": "function.zip"}
    json.dump(transform(template, {}, NoManagedPolicies()), sys.stdout, indent=1)


if __name__ == "__main__":
    main(sys.argv[1])
