"""Big runs: an output folder that workers write part by part, that a run can be resumed on, and that can be exported.

``docs/output-folder.md`` says what stands in the folder and what holds of it at any moment.
"""
